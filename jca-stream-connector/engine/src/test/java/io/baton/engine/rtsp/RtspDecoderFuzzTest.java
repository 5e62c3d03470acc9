package io.baton.engine.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Feeds the decoder arbitrary bytes. The normal build runs the committed inputs, which include
 * whatever was found before. To search for new ones, run one fuzz test with {@code JAZZER_FUZZ=1}:
 *
 * <pre>
 * JAZZER_FUZZ=1 JAZZER_MAX_DURATION=10m mvn -q -B -pl jca-stream-connector/engine -am test \
 *   -Dtest=RtspDecoderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true
 * </pre>
 *
 * <p>A finding is written beside the committed inputs; commit it with its correction.
 */
class RtspDecoderFuzzTest {
  private static final int MAX_HEAD = 256;
  private static final int MAX_BODY = 64;
  private static final int MAX_FRAME = 32;
  private static final int ROOMY = 65_536;

  @FuzzTest(maxDuration = "2m")
  void messagesDoNotDependOnHowTheBytesArrive(byte[] bytes) {
    List<Object> whole = decode(bytes, Integer.MAX_VALUE);
    List<Object> drops = decode(bytes, 1);
    List<Object> chunks = decode(bytes, 40);

    assertEquals(whole, drops);
    assertEquals(whole, chunks);
    whole.forEach(RtspDecoderFuzzTest::survivesEncoding);
    List.of(whole, drops, chunks).forEach(list -> list.forEach(ReferenceCountUtil::release));
  }

  /** The messages; sees to it that no more is held back than the longest part of a message. */
  private static List<Object> decode(byte[] bytes, int maxChunk) {
    RtspDecoder decoder = new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME);
    EmbeddedChannel channel = new EmbeddedChannel(decoder);
    Random sizes = new Random(Arrays.hashCode(bytes));
    int size;
    for (int from = 0; from < bytes.length; from += size) {
      size = Math.min(maxChunk == 1 ? 1 : 1 + sizes.nextInt(maxChunk), bytes.length - from);
      channel.writeInbound(Unpooled.copiedBuffer(bytes, from, size));
    }
    List<Object> messages = new ArrayList<>(channel.inboundMessages());
    channel.inboundMessages().clear();
    channel.pipeline().remove(decoder);
    ByteBuf held = channel.readInbound();
    if (held != null) {
      assertTrue(held.readableBytes() <= MAX_HEAD, "held " + held.readableBytes());
      held.release();
    }
    return messages;
  }

  /** What was read can be written and read again. */
  private static void survivesEncoding(Object message) {
    if (message instanceof MalformedMessage) {
      return;
    }
    EmbeddedChannel encoder = new EmbeddedChannel(new RtspEncoder());
    encoder.writeOutbound(ReferenceCountUtil.retain(message));
    EmbeddedChannel decoder = new EmbeddedChannel(new RtspDecoder(ROOMY, ROOMY, ROOMY));
    decoder.writeInbound(encoder.<ByteBuf>readOutbound());
    Object again = decoder.readInbound();

    assertEquals(withoutLength(message), withoutLength(again));
    ReferenceCountUtil.release(again);
  }

  private static Object withoutLength(Object message) {
    if (message instanceof RtspRequest request) {
      request.headers().remove(RtspHeaderNames.CONTENT_LENGTH);
    } else if (message instanceof RtspResponse response) {
      response.headers().remove(RtspHeaderNames.CONTENT_LENGTH);
    }
    return message;
  }
}
