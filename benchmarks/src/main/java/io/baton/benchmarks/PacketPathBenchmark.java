package io.baton.benchmarks;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.Allowance;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.media.Content;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The path of a packet, from the memory-mapped file to the kernel. One operation is one packet; run
 * with {@code -prof gc} to see that none allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PacketPathBenchmark {
  private static final int PACKETS = 20_000;
  private static final int BUFFER = 2_048;
  private static final int SECONDS = 60;

  private Path directory;
  private Content content;
  private TrackCursor cursor;
  private TimelineEntry entry;
  private StreamLoops loops;
  private StreamLoop loop;
  private DatagramSocket sink;
  private final Allowance allowance = Allowance.unlimited();
  private TrackOutput output;
  private ByteBuffer buffer;
  private Runnable sending;

  @Setup
  public void open() throws Exception {
    directory = Files.createTempDirectory("baton-benchmark");
    content = Importing.content(directory, SampleMedia.H264_2MBIT.file(SECONDS));
    cursor = new TrackCursor(content.tracks().get(0));
    entry = playing();
    cursor.start(entry, entry.tracks().get(0));
    buffer = ByteBuffer.allocateDirect(BUFFER);
    sink = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    loops = StreamLoops.open(configuration(), EpochClock.system(), (sender, packet) -> {});
    loop = loops.all().iterator().next();
    InetSocketAddress receiver =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), sink.getLocalPort());
    output = loop.datagramOutput(receiver, receiver);
    sending = this::sendPackets;
  }

  private EngineConfiguration configuration() {
    return EngineConfiguration.read(
        key ->
            switch (key) {
              case "baton.media.store" -> Optional.of(directory.toString());
              case "baton.rtp.port" -> Optional.of("0");
              case "baton.rtsp.host" -> Optional.of("127.0.0.1");
              case "baton.engine.loops" -> Optional.of("1");
              default -> Optional.empty();
            });
  }

  private TimelineEntry playing() throws Exception {
    TimelineEntry initial =
        Timeline.initial(List.of(new TrackEntry(0, 1, 0, 0, 0, 0, 0, false, false)));
    TrackCursor start = new TrackCursor(content.tracks().get(0));
    start.start(initial, initial.tracks().get(0));
    PlayCommand play = new PlayCommand(OptionalLong.of(0), OptionalLong.empty(), Rate.NORMAL);
    return new Timeline(content).play(initial, List.of(start), play, 0);
  }

  @TearDown
  public void close() {
    loops.close();
    sink.close();
  }

  /** Header and payload into a buffer: what Baton itself does for a packet. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public int write() {
    int octets = 0;
    for (int i = 0; i < PACKETS; i++) {
      octets += cursor.write(buffer, 0);
      advance();
    }
    return octets;
  }

  /** Through the event loop's socket to a receiver on this machine, in trains. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public void send() throws Exception {
    loop.executor().submit(sending).get();
  }

  /** Access unit by access unit, as they become due. */
  private void sendPackets() {
    long sent = 0;
    while (sent < PACKETS) {
      long before = cursor.packetsSent();
      output.sendDue(cursor, cursor.dueAt(), allowance);
      sent += cursor.packetsSent() - before;
      rewindAtEnd();
    }
  }

  private void advance() {
    cursor.advance();
    rewindAtEnd();
  }

  private void rewindAtEnd() {
    if (!cursor.hasNext()) {
      cursor.start(entry, entry.tracks().get(0));
    }
  }
}
