package io.baton.engine.session;

import java.time.Duration;

/**
 * When sessions end by themselves.
 *
 * @param silence without a sign of life of the client
 * @param prepared since the first SETUP without PLAY, whatever the client says meanwhile: capacity
 *     is held for it
 */
public record SessionTimeouts(Duration silence, Duration prepared) {}
