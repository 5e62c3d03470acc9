package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * A member of the cluster as the portal that was asked knows it.
 *
 * @param name node name
 * @param self whether it is that portal itself
 * @param started when it was started, ISO 8601
 * @param roles what it does
 * @param host address at which nodes and clients reach it
 * @param rtspPort TCP port of RTSP
 * @param ofpPort UDP port of OFP
 * @param httpPort TCP port of HTTP
 * @param location label of the place where it stands
 * @param priority of two equally suited nodes the one with the higher is chosen
 * @param managers who supervises it, the responsible one first
 * @param load what is known of its load
 * @param catalog how up to date its media is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterNode(
    String name,
    boolean self,
    String started,
    List<String> roles,
    String host,
    int rtspPort,
    int ofpPort,
    int httpPort,
    Optional<String> location,
    int priority,
    List<String> managers,
    Optional<Load> load,
    Optional<Catalog> catalog) {
  public ClusterNode {
    roles = List.copyOf(roles);
    managers = List.copyOf(managers);
  }

  /**
   * What is known of a provider's load.
   *
   * @param alive whether it speaks as often as it should, or answers when polled
   * @param admitting whether it takes streams
   * @param refusal why it admits no further session at present
   * @param ageSeconds since its statement came in
   * @param sessions sessions and reservations
   * @param pendingSessions streams assigned since and not yet counted
   * @param maxSessions limit
   * @param bandwidth bits a second sent
   * @param meanBandwidth the same, mean over the last minute
   * @param reservedBandwidth bits a second promised
   * @param pendingBandwidth bits a second assigned since and not yet counted
   * @param maxBandwidth limit
   * @param cpu part of all cores that streams use, 0 to 1
   * @param meanCpu the same, mean over the last minute
   * @param maxCpu limit
   * @param latenessSeconds 99th percentile of packet lateness
   * @param freeMemoryBytes heap that is free
   * @param maxMemoryBytes heap at most
   * @param freeMediaBytes space left for media
   * @param dispatched streams assigned to it by the portal's node in the last minute
   * @param dispatchAgeSeconds since the last of them
   * @param roundTripSeconds time of a request to it and back
   * @param roundTripAgeSeconds since that was measured last
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Load(
      boolean alive,
      boolean admitting,
      Optional<String> refusal,
      double ageSeconds,
      int sessions,
      int pendingSessions,
      int maxSessions,
      long bandwidth,
      long meanBandwidth,
      long reservedBandwidth,
      long pendingBandwidth,
      long maxBandwidth,
      double cpu,
      double meanCpu,
      double maxCpu,
      double latenessSeconds,
      long freeMemoryBytes,
      long maxMemoryBytes,
      long freeMediaBytes,
      long dispatched,
      Optional<Double> dispatchAgeSeconds,
      Optional<Double> roundTripSeconds,
      Optional<Double> roundTripAgeSeconds) {}

  /**
   * How up to date a provider's media is known.
   *
   * @param version of its content database
   * @param copies how many it lists
   * @param ageSeconds since it confirmed that this is its version
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Catalog(long version, int copies, double ageSeconds) {}
}
