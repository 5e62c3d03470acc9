package io.baton.connector.ofp;

import io.baton.model.cluster.LoadStatement;

/**
 * A provider is ready.
 *
 * @param load its load with this assignment counted
 */
public record Prepared(LoadStatement load) {}
