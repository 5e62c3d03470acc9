package io.baton.engine.config;

/** How UDP packets are handed to the kernel. */
public enum DatagramMode {
  /** The best that the kernel has, found out at start. */
  AUTO,
  /** Trains of packets by UDP generic segmentation offload, several in one sendmmsg. */
  GSO,
  /** One datagram a packet, several in one sendmmsg. */
  SENDMMSG,
  /** One datagram a packet through the JDK's channel. */
  NIO
}
