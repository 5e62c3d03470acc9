package io.baton.client.rtsp;

import io.baton.engine.rtsp.header.RangeHeader;
import java.util.Optional;

/**
 * What the server granted to a PLAY request.
 *
 * @param range what it plays; empty if it does not say
 * @param scale rate of normal play time
 * @param speed rate of delivery
 */
public record PlayResult(Optional<RangeHeader> range, double scale, double speed) {}
