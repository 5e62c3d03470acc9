package io.baton.connector.ofp;

/** A location manager asks a provider for its load (R18). */
public record PollLoad() implements OfpRequest<LoadStatement> {}
