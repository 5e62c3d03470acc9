package io.baton.engine.delivery;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.DatagramOutput;
import io.baton.engine.delivery.datagram.DatagramPorts;
import io.baton.engine.delivery.datagram.DatagramSockets;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.delivery.datagram.RtcpHandler;
import io.baton.engine.delivery.datagram.RtcpListener;
import io.baton.engine.delivery.datagram.SendErrorHandler;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.EpochClock;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The engine's event loops, each with its UDP sockets. Thread-safe after construction. */
public final class StreamLoops implements AutoCloseable {
  private static final int GSO_TRAINS = 32;
  private static final int SINGLE_PACKET_TRAINS = 1024;
  private static final int SHUTDOWN_SECONDS = 10;

  private final Transport transport;
  private final EventLoopGroup group;
  private final InetAddress host;
  private final DatagramPorts ports;
  private final List<Channel> channels = new ArrayList<>();
  private final Map<EventLoop, StreamLoop> loops = new LinkedHashMap<>();

  private StreamLoops(
      Transport transport, InetAddress host, EventLoopGroup group, DatagramPorts ports) {
    this.transport = transport;
    this.host = host;
    this.group = group;
    this.ports = ports;
  }

  /**
   * Starts the event loops and binds the UDP ports.
   *
   * @throws IOException if a port is not to be had; nothing is left open
   */
  public static StreamLoops open(
      EngineConfiguration configuration, EpochClock clock, RtcpListener rtcpListener)
      throws IOException {
    Transport transport = Transport.choose(configuration.datagrams());
    InetAddress host = InetAddress.getByName(configuration.rtspHost());
    DatagramPorts ports = DatagramPorts.reserve(transport, host, configuration.rtpPort());
    EventLoopGroup group =
        transport.group(configuration.loops(), new DefaultThreadFactory("baton-stream", true));
    StreamLoops loops = new StreamLoops(transport, host, group, ports);
    try {
      for (int i = 0; i < configuration.loops(); i++) {
        loops.add(configuration, clock, rtcpListener);
      }
      return loops;
    } catch (IOException | RuntimeException e) {
      loops.close();
      throw e;
    }
  }

  private void add(EngineConfiguration configuration, EpochClock clock, RtcpListener listener)
      throws IOException {
    EventLoop executor = group.next();
    LoopCounters counters = new LoopCounters();
    DatagramSockets sockets = open(ports, executor, listener, counters);
    Optional<DatagramPorts> service = configuration.rtpServiceAddress().map(ports::at);
    DatagramSockets serviceSockets =
        service.isPresent() ? open(service.get(), executor, listener, counters) : sockets;
    StreamLoop loop =
        new StreamLoop(
            executor,
            clock,
            configuration.tick(),
            configuration.interleavedStall(),
            sockets,
            serviceSockets,
            counters,
            new LoopPace(
                configuration.maxBandwidth() / configuration.loops(),
                configuration.headroom(),
                configuration.tick()),
            configuration.requestShare());
    loops.put(executor, loop);
  }

  private DatagramSockets open(
      DatagramPorts from, EventLoop executor, RtcpListener listener, LoopCounters counters)
      throws IOException {
    Channel rtp = from.openRtp(executor, new SendErrorHandler(counters));
    channels.add(rtp);
    Channel rtcp = from.openRtcp(executor, new RtcpHandler(listener, counters));
    channels.add(rtcp);
    return new DatagramSockets(datagramOutput(rtp), rtcp);
  }

  private DatagramOutput datagramOutput(Channel rtp) {
    int packets = transport.packetsPerTrain();
    int trains = packets == 1 ? SINGLE_PACKET_TRAINS : GSO_TRAINS;
    return new DatagramOutput(rtp, trains, packets * RtpLimits.MAX_PACKET, packets);
  }

  /** The loop that runs on an event loop of this group. */
  public StreamLoop of(EventLoop executor) {
    return loops.get(executor);
  }

  /** All loops. */
  public Collection<StreamLoop> all() {
    return Collections.unmodifiableCollection(loops.values());
  }

  /** The threads, for accepting connections on. */
  public EventLoopGroup group() {
    return group;
  }

  public Transport transport() {
    return transport;
  }

  /** The address that ports are bound to; the wildcard if it is every one. */
  public InetAddress host() {
    return host;
  }

  /** UDP port of RTP; RTCP is one above. */
  public int rtpPort() {
    return ports.rtpPort();
  }

  /** Closes the sockets and ends the threads; what was written is sent first. */
  @Override
  public void close() {
    for (StreamLoop loop : loops.values()) {
      loop.executor().submit(loop::close).awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }
    for (Channel channel : channels) {
      channel.close().awaitUninterruptibly();
    }
    group
        .shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }
}
