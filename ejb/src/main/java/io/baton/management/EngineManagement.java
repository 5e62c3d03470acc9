package io.baton.management;

import io.baton.node.NodeStatus;
import java.time.Duration;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Shows the status of the node's engine. */
final class EngineManagement implements EngineMXBean {
  private final Supplier<NodeStatus> status;

  EngineManagement(Supplier<NodeStatus> status) {
    this.status = status;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  @Override
  public String getVersion() {
    return status.get().version();
  }

  @Override
  public String getRoles() {
    return String.join(",", new TreeSet<>(status.get().roles()));
  }

  @Override
  public String getStarted() {
    return status.get().started().toString();
  }

  @Override
  public String getHost() {
    return status.get().endpoint().host();
  }

  @Override
  public int getRtspPort() {
    return status.get().endpoint().port();
  }

  @Override
  public int getRtspsPort() {
    return status.get().endpoint().tlsPort();
  }

  @Override
  public int getRtpPort() {
    return status.get().endpoint().rtpPort();
  }

  @Override
  public boolean isRtspAnswering() {
    return status.get().rtspAnswers();
  }

  @Override
  public int getMaxSessions() {
    return status.get().load().maxSessions();
  }

  @Override
  public long getBandwidth() {
    return status.get().load().bandwidth();
  }

  @Override
  public long getReservedBandwidth() {
    return status.get().load().reservedBandwidth();
  }

  @Override
  public long getMaxBandwidth() {
    return status.get().load().maxBandwidth();
  }

  @Override
  public double getCpu() {
    return status.get().load().cpu();
  }

  @Override
  public double getMaxCpu() {
    return status.get().load().maxCpu();
  }

  @Override
  public double getMachineCpu() {
    return status.get().load().admission().machineCpu();
  }

  @Override
  public String getRefusal() {
    return status.get().load().admission().refusal();
  }

  @Override
  public long getClientMemory() {
    return status.get().load().admission().clientMemory();
  }

  @Override
  public long getMaxClientMemory() {
    return status.get().load().admission().maxClientMemory();
  }

  @Override
  public int getStalledLoops() {
    return status.get().load().admission().stalledLoops();
  }

  @Override
  public long getConnections() {
    return status.get().statistics().connections();
  }

  @Override
  public long getOpenConnections() {
    return status.get().statistics().openConnections();
  }

  @Override
  public long getRequests() {
    return status.get().statistics().requests();
  }

  @Override
  public long getBadRequests() {
    return status.get().statistics().badRequests();
  }

  @Override
  public long getAuthenticationFailures() {
    return status.get().statistics().authFailures();
  }

  @Override
  public long getPackets() {
    return status.get().statistics().packets();
  }

  @Override
  public long getOctets() {
    return status.get().statistics().octets();
  }

  @Override
  public long getTrains() {
    return status.get().statistics().trains();
  }

  @Override
  public long getSendErrors() {
    return status.get().statistics().sendErrors();
  }

  @Override
  public String getDatagramMode() {
    return status.get().statistics().datagramMode();
  }

  @Override
  public long getLatenessP50Micros() {
    return micros(status.get().statistics().latenessP50());
  }

  @Override
  public long getLatenessP99Micros() {
    return micros(status.get().statistics().latenessP99());
  }

  @Override
  public long getLatenessMaxMicros() {
    return micros(status.get().statistics().latenessMax());
  }
}
