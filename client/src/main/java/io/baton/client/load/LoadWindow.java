package io.baton.client.load;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was used and received while all sessions played.
 *
 * @param rampSeconds how long starting the sessions took
 * @param seconds length of the window
 * @param packets RTP packets received
 * @param octets RTP payload octets received
 * @param megabitsPerSecond rate of them
 * @param clientCpuSeconds CPU time of this process
 * @param serverCpuSeconds CPU time of the server
 * @param serverCpuSecondsPerGigabyte the same for each 10^9 octets
 * @param serverMemoryBefore resident octets of the server before the run
 * @param serverMemoryDuring resident octets at the end of the window
 */
public record LoadWindow(
    double rampSeconds,
    double seconds,
    long packets,
    long octets,
    double megabitsPerSecond,
    double clientCpuSeconds,
    OptionalDouble serverCpuSeconds,
    OptionalDouble serverCpuSecondsPerGigabyte,
    OptionalLong serverMemoryBefore,
    OptionalLong serverMemoryDuring) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double OCTETS_PER_GIGABYTE = 1e9;

  /** What had been used and received at one moment. */
  record Mark(
      long nanos, long packets, long octets, ProcessUsage client, Optional<ProcessUsage> server) {}

  static LoadWindow between(
      Mark start, Mark end, double rampSeconds, Optional<ProcessUsage> serverBefore) {
    double seconds = (end.nanos - start.nanos) / NANOS_PER_SECOND;
    long octets = end.octets - start.octets;
    OptionalDouble serverCpu =
        end.server.stream()
            .mapToDouble(usage -> usage.cpuSeconds() - start.server.orElseThrow().cpuSeconds())
            .findFirst();
    double gigabytes = octets / OCTETS_PER_GIGABYTE;
    return new LoadWindow(
        rampSeconds,
        seconds,
        end.packets - start.packets,
        octets,
        octets * Byte.SIZE / seconds / 1e6,
        end.client.cpuSeconds() - start.client.cpuSeconds(),
        serverCpu,
        serverCpu.isEmpty() || octets == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(serverCpu.getAsDouble() / gigabytes),
        serverBefore.stream().mapToLong(ProcessUsage::residentBytes).findFirst(),
        end.server.stream().mapToLong(ProcessUsage::residentBytes).findFirst());
  }
}
