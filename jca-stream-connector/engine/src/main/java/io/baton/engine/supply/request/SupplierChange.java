package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.model.delivery.SupplyCause;
import java.time.Duration;
import java.util.Optional;

/**
 * The pieces of a session come from another supplier than before.
 *
 * @param from which supplied
 * @param to which supplies from now on; empty if none is left
 * @param cause why
 * @param piece index, in its file, of the first piece that comes from the other one
 * @param packet index, in its track, of the first packet that needs it
 * @param taken from the failure, or the new assignment, to the first octet of the other one; zero
 *     if none is left
 */
public record SupplierChange(
    Supplier from,
    Optional<Supplier> to,
    SupplyCause cause,
    int piece,
    long packet,
    Duration taken) {}
