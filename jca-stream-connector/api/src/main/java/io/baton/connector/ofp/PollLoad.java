package io.baton.connector.ofp;

import io.baton.model.cluster.LoadStatement;

/** A location manager asks a provider for its load (R18). */
public record PollLoad() implements OfpRequest<LoadStatement> {}
