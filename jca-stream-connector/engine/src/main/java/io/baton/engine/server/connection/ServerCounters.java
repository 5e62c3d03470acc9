package io.baton.engine.server.connection;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the RTSP server has seen since it started.
 *
 * @param connections accepted
 * @param open connections now
 * @param refusedConnections refused since there were too many
 * @param displacedConnections idle ones without a user that gave way to newcomers
 * @param requests answered
 * @param badRequests answered 400 or not parseable
 * @param authFailures with wrong credentials (401), or with an assignment that is unknown or not
 *     the sender's (412)
 */
public record ServerCounters(
    LongAdder connections,
    LongAdder open,
    LongAdder refusedConnections,
    LongAdder displacedConnections,
    LongAdder requests,
    LongAdder badRequests,
    LongAdder authFailures) {
  public ServerCounters() {
    this(
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder());
  }
}
