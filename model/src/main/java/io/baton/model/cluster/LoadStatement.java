package io.baton.model.cluster;

import java.time.Instant;
import java.util.List;

/**
 * What a provider says of itself: static facts (R20) and measurements (R16).
 *
 * @param node its name
 * @param incarnation when it was started, milliseconds since 1970: tells a restarted node from the
 *     one before
 * @param sequence counts its statements: an older one that arrives late is ignored
 * @param measured when
 * @param catalogVersion version of its logical content database, by which others see that they have
 *     to read it
 * @param sessions sessions, reservations, and promises to supply
 * @param maxSessions limit
 * @param bandwidth bits a second sent over the last second
 * @param meanBandwidth bits a second sent, moving mean over the last minute (R32)
 * @param reservedBandwidth bits a second promised to all of them
 * @param maxBandwidth limit
 * @param cpu part of all cores that streams and supply used, mean of ten seconds, 0 to 1
 * @param meanCpu the same, moving mean over the last minute
 * @param maxCpu limit above which no session is admitted
 * @param latenessMillis 99th percentile of packet lateness over the last second
 * @param freeMemory bytes of heap that are free
 * @param maxMemory bytes of heap at most
 * @param freeDisk bytes free in the media store
 * @param admitting whether it takes streams at all
 * @param refusal why it admits no further session at present, for people; empty if it does
 * @param places what of the promised bandwidth goes to other places, the most first
 * @param suppliers what it measured lately of nodes that supply it, the worst first, {@link
 *     SupplierCondition#MOST} at most (R11)
 */
public record LoadStatement(
    String node,
    long incarnation,
    long sequence,
    Instant measured,
    long catalogVersion,
    int sessions,
    int maxSessions,
    long bandwidth,
    long meanBandwidth,
    long reservedBandwidth,
    long maxBandwidth,
    double cpu,
    double meanCpu,
    double maxCpu,
    double latenessMillis,
    long freeMemory,
    long maxMemory,
    long freeDisk,
    boolean admitting,
    String refusal,
    List<PlacePromise> places,
    List<SupplierCondition> suppliers) {
  public LoadStatement {
    places = List.copyOf(places);
    suppliers =
        List.copyOf(suppliers.subList(0, Math.min(suppliers.size(), SupplierCondition.MOST)));
  }
}
