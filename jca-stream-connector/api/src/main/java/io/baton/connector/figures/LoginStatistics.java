package io.baton.connector.figures;

/**
 * What became of attempts to log in over HTTP and RTSP, since the engine started.
 *
 * @param failed with a wrong password, or as a user that there is not
 * @param delayed made to wait, since others had failed
 * @param refused not looked at, since too many waited
 */
public record LoginStatistics(long failed, long delayed, long refused) {}
