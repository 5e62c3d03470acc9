package io.baton.benchmarks;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.datagram.RelayedTrack;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.EpochClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A relayed packet, from the frames that came in one read to the kernel. One operation is one
 * packet; run with {@code -prof gc} to see that none allocates, and beside {@link
 * PacketPathBenchmark#send} to see what a relay costs more.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RelayBenchmark {
  private static final int PACKETS = 20_000;
  private static final int MARKER = 0x80;

  /** Packets of an access unit, which come in one read. */
  @Param({"8", "40"})
  private int unit;

  private StreamLoops loops;
  private StreamLoop loop;
  private DatagramSocket sink;
  private RelayedTrack track;
  private ByteBuf received;
  private Runnable relaying;

  @Setup
  public void open() throws Exception {
    sink = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    loops = StreamLoops.open(configuration(), EpochClock.system(), (sender, packet) -> {});
    loop = loops.all().iterator().next();
    InetSocketAddress receiver =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), sink.getLocalPort());
    track = loop.relayedTrack(receiver, receiver);
    received = Unpooled.directBuffer();
    for (int i = 0; i < unit; i++) {
      writeFrame(i == unit - 1);
    }
    relaying = this::relayPackets;
  }

  private void writeFrame(boolean last) {
    received.writeByte('$').writeByte(0).writeShort(RtpLimits.MAX_PACKET);
    int packet = received.writerIndex();
    received.writeZero(RtpLimits.MAX_PACKET);
    received.setByte(packet, 2 << 6);
    received.setByte(packet + 1, last ? MARKER : 0);
  }

  private static EngineConfiguration configuration() {
    return EngineConfiguration.read(
        key ->
            switch (key) {
              case "baton.media.store" -> Optional.of("unused");
              case "baton.rtp.port" -> Optional.of("0");
              case "baton.rtsp.host" -> Optional.of("127.0.0.1");
              case "baton.engine.loops" -> Optional.of("1");
              default -> Optional.empty();
            });
  }

  @TearDown
  public void close() {
    received.release();
    loops.close();
    sink.close();
  }

  /** Through the event loop's socket to a receiver on this machine, in trains. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public void relay() throws Exception {
    loop.executor().submit(relaying).get();
  }

  private void relayPackets() {
    for (int sent = 0; sent < PACKETS; sent += unit) {
      int index = 0;
      while (index < received.writerIndex()) {
        index += Math.max(0, track.sendTrain(received, index));
      }
      track.flush();
    }
  }
}
