package io.baton.benchmarks;

import io.baton.engine.rtsp.RtspDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to read a message from a connection. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RtspDecoderBenchmark {
  private static final int MAX_HEAD = 8192;
  private static final int MAX_BODY = 16_384;
  private static final int MAX_FRAME = 65_535;
  private static final int REPORT_OCTETS = 52;

  private static final String SETUP =
      String.join(
          "\r\n",
          "SETUP rtsp://server.example:8554/films/2026/trailer.mp4/track=0 RTSP/1.0",
          "CSeq: 3",
          "User-Agent: player/1.0",
          "Transport: RTP/AVP;unicast;client_port=50000-50001",
          "",
          "");

  private final EmbeddedChannel connection =
      new EmbeddedChannel(new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME));
  private ByteBuf request;
  private ByteBuf frame;

  @Setup
  public void prepare() {
    byte[] text = SETUP.getBytes(StandardCharsets.US_ASCII);
    request = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(text));
    byte[] packet = new byte[4 + REPORT_OCTETS];
    packet[0] = '$';
    packet[1] = 1;
    packet[3] = REPORT_OCTETS;
    frame = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(packet));
  }

  @TearDown
  public void close() {
    connection.finishAndReleaseAll();
  }

  /** A SETUP request of five header lines. */
  @Benchmark
  public boolean request() {
    return read(request);
  }

  /** An interleaved receiver report. */
  @Benchmark
  public boolean interleavedFrame() {
    return read(frame);
  }

  private boolean read(ByteBuf octets) {
    connection.writeInbound(octets.duplicate());
    return ReferenceCountUtil.release(connection.readInbound());
  }
}
