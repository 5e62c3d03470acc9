package io.baton.model.assignment;

/**
 * A part of a streaming media service and the node that performs it (R6).
 *
 * @param name which part: {@link #DELIVERY}
 * @param provider name of the node
 * @param host where that node listens for RTSP
 * @param port where that node listens for RTSP
 */
public record ServiceComponent(String name, String provider, String host, int port) {
  /** Sending the media to the client. */
  public static final String DELIVERY = "delivery";
}
