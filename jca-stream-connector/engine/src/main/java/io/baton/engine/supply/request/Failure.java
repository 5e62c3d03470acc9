package io.baton.engine.supply.request;

import io.baton.model.delivery.SupplyCause;

/**
 * What is the matter with a supplier.
 *
 * @param cause what it is
 * @param since when it began, as far as is known: nanoseconds since 1970
 */
record Failure(SupplyCause cause, long since) {}
