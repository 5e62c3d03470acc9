package io.baton.connector.figures;

/**
 * What an engine does between clients and the nodes that stream to them (R38).
 *
 * @param sessions forwarded now
 * @param started sessions forwarded since the engine started
 * @param lost sessions whose provider was lost while the client still wanted them
 * @param redecided decisions that were asked for again because no provider of theirs answered
 */
public record ForwardStatistics(int sessions, long started, long lost, long redecided) {}
