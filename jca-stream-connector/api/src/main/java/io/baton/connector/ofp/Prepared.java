package io.baton.connector.ofp;

/**
 * A provider is ready.
 *
 * @param load its load with this assignment counted
 */
public record Prepared(LoadStatement load) {}
