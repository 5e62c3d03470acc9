package io.baton.client.cluster;

import java.util.Optional;

/**
 * Which assignments are wanted; what is empty admits all.
 *
 * @param provider name of the node that sends the media
 * @param manager name of the location manager
 * @param anchor name of the node that the client talks to
 * @param path name of the media
 * @param limit how many at most, 1 to 1000
 */
public record AssignmentQuery(
    Optional<String> provider,
    Optional<String> manager,
    Optional<String> anchor,
    Optional<String> path,
    int limit) {}
