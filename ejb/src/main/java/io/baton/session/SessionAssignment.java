package io.baton.session;

/**
 * Who performs a part of the service for a session.
 *
 * @param assignment id of the assignment; of a supply never that of the session
 * @param component which part, see {@link io.baton.model.assignment.ServiceComponent}
 * @param provider name of the node
 * @param epoch of two assignments of one part the one with the higher epoch holds
 */
public record SessionAssignment(String assignment, String component, String provider, long epoch) {}
