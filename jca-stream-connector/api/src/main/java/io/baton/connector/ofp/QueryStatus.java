package io.baton.connector.ofp;

import io.baton.model.cluster.NodeState;

/** Does the node answer, and how is it doing (R22, R31)? */
public record QueryStatus() implements OfpRequest<NodeState> {}
