package io.baton.connector.ofp;

import io.baton.model.cluster.DrainStatus;

/** Is a node draining, and how far has it come? */
public record QueryDrain() implements OfpRequest<DrainStatus> {}
