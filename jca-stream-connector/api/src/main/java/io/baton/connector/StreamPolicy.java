package io.baton.connector;

import java.time.Duration;

/**
 * Settings of the engine that the service above it goes by as well, wherever they were given.
 *
 * @param anonymous whether anyone may view without authentication
 * @param assignmentTimeout how long capacity is held for an assigned stream whose client has not
 *     come
 */
public record StreamPolicy(boolean anonymous, Duration assignmentTimeout) {}
