package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * How a node is.
 *
 * @param name node name
 * @param version of Baton
 * @param roles what it does
 * @param started when its engine started, ISO 8601
 * @param importQueue uploads that wait or are being imported
 * @param rtsp where its RTSP service listens
 * @param load what it measures of itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeInfo(
    String name,
    String version,
    List<String> roles,
    String started,
    int importQueue,
    Rtsp rtsp,
    Load load) {
  public NodeInfo {
    roles = List.copyOf(roles);
  }

  /**
   * Where the RTSP service listens.
   *
   * @param host address bound
   * @param port TCP port
   * @param tlsPort TCP port of RTSP over TLS, if it is on
   * @param answers whether it answered a moment ago
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Rtsp(String host, int port, Optional<Integer> tlsPort, boolean answers) {}

  /**
   * What the node measures of itself, and its limits.
   *
   * @param sessions sessions set up
   * @param maxSessions limit
   * @param playing sessions that are sending
   * @param bandwidth bits a second sent
   * @param maxBandwidth limit
   * @param cpu part of all cores that streams use, 0.0 to 1.0
   * @param maxCpu limit
   * @param latenessSeconds 99th percentile of packet lateness
   * @param refusal why it admits no further session at present
   * @param freeMediaBytes space left for media
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Load(
      int sessions,
      int maxSessions,
      int playing,
      long bandwidth,
      long maxBandwidth,
      double cpu,
      double maxCpu,
      double latenessSeconds,
      Optional<String> refusal,
      long freeMediaBytes) {}
}
