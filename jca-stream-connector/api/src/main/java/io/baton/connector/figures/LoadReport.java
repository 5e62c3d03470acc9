package io.baton.connector.figures;

import java.time.Duration;
import java.time.Instant;

/**
 * What the engine measures of itself.
 *
 * @param measured when
 * @param sessions sessions set up, reservations, and promises to supply
 * @param maxSessions limit
 * @param playing sessions that are sending
 * @param bandwidth bits a second of RTP sent over the last second
 * @param reservedBandwidth bits a second promised to all of them
 * @param maxBandwidth limit
 * @param cpu part of all cores that streams and supply use, mean of ten seconds, 0.0 to 1.0
 * @param maxCpu limit above which no session is admitted; 1.0 is none
 * @param lateness 99th percentile of packet lateness over the last second
 * @param freeMediaBytes space left in the media store
 * @param admission how sessions are admitted
 */
public record LoadReport(
    Instant measured,
    int sessions,
    int maxSessions,
    int playing,
    long bandwidth,
    long reservedBandwidth,
    long maxBandwidth,
    double cpu,
    double maxCpu,
    Duration lateness,
    long freeMediaBytes,
    AdmissionStatus admission) {}
