package io.baton.engine.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtspCodecTest {
  private static final int MAX_HEAD = 512;
  private static final int MAX_BODY = 32;
  private static final int MAX_FRAME = 64;

  private final EmbeddedChannel decoder =
      new EmbeddedChannel(new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME));

  private List<RtspMessage> decode(String... chunks) {
    for (String chunk : chunks) {
      decoder.writeInbound(Unpooled.copiedBuffer(chunk, StandardCharsets.ISO_8859_1));
    }
    List<RtspMessage> messages = new ArrayList<>();
    for (RtspMessage next = decoder.readInbound(); next != null; next = decoder.readInbound()) {
      messages.add(next);
    }
    return messages;
  }

  private static RtspRequest options(int cseq) {
    return RtspRequest.of(RtspMethod.OPTIONS, "*", cseq);
  }

  private static MalformedMessage malformed(
      RtspStatus status, String reason, long cseq, boolean resumable) {
    OptionalLong number = cseq < 0 ? OptionalLong.empty() : OptionalLong.of(cseq);
    return new MalformedMessage(status, reason, number, resumable);
  }

  static Stream<Arguments> tolerated() {
    return Stream.of(
        arguments("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
        arguments("\r\n\r\n\nOPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
        arguments("OPTIONS * RTSP/1.0\nCSeq: 1\n\n"),
        arguments("OPTIONS  *  RTSP/1.0\r\nCSeq:1\r\n\r\n"),
        arguments("OPTIONS * RTSP/1.0\r\nCSeq : 1 \t\r\n\r\n"),
        arguments("OPTIONS * RTSP/1.0\r\nCSeq:\r\n 1\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("tolerated")
  void readsWhatIsMeant(String text) {
    assertThat(decode(text)).containsExactly(options(1));
  }

  @Test
  void readsRequestsResponsesAndFramesInAnyOrder() {
    List<RtspMessage> messages =
        decode(
            "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n"
                + "$\1\0\3abc"
                + "SET_PARAMETER rtsp://h/x RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 4\r\n\r\na: b"
                + "$\0\0\0"
                + "RTSP/1.0 200 OK\r\nCSeq: 3\r\ncontent-length: 2\r\n\r\nok"
                + "RTSP/1.0 299\r\n\r\n"
                + "OPTIONS * RTSP/1.0\r\nCSeq: 4\r\n\r\n");

    assertThat(messages)
        .containsExactly(
            options(1),
            new InterleavedFrame(1, Unpooled.copiedBuffer("abc", StandardCharsets.US_ASCII)),
            new RtspRequest(
                "SET_PARAMETER",
                "rtsp://h/x",
                "RTSP/1.0",
                new RtspHeaders().add("CSeq", "2").add("Content-Length", "4"),
                "a: b".getBytes(StandardCharsets.US_ASCII)),
            new InterleavedFrame(0, Unpooled.EMPTY_BUFFER),
            new RtspResponse(
                200,
                "OK",
                new RtspHeaders().add("CSeq", "3").add("content-length", "2"),
                "ok".getBytes(StandardCharsets.US_ASCII)),
            new RtspResponse(299, "", new RtspHeaders(), new byte[0]),
            options(4));
  }

  @Test
  void waitsForWhatIsMissing() {
    assertThat(decode("OPT", "IONS * RTSP/1.0\r\nCS", "eq: 1\r\n\r")).isEmpty();
    assertThat(decode("\n")).containsExactly(options(1));
    assertThat(decode("$", "\0\0", "\2a")).isEmpty();
    assertThat(decode("b")).hasSize(1);
    assertThat(decode("A * RTSP/1.0\r\nContent-Length: 3\r\n\r\n", "ab")).isEmpty();
    assertThat(decode("c")).hasSize(1);
  }

  @Test
  void foldsContinuedHeaderLines() {
    RtspRequest request = (RtspRequest) decode("A * RTSP/1.0\r\nX: a\r\n\tb\r\n  c\r\n\r\n").get(0);

    assertThat(request.headers().first("X")).contains("a b c");
  }

  @Test
  void leavesUnknownMethodsAndBadUrisToTheServer() {
    RtspRequest request = (RtspRequest) decode("DANCE with me RTSP/1.0\r\nCSeq: 1\r\n\r\n").get(0);

    assertThat(request.method()).isEqualTo("DANCE");
    assertThat(request.uri()).isEqualTo("with me");
    assertThat(request.knownMethod()).isEmpty();
  }

  static Stream<Arguments> resumable() {
    String version = "RTSP/1.0 is spoken here";
    return Stream.of(
        arguments(
            "PLAY * RTSP/2.0\r\nCSeq: 9\r\nContent-Length: 2\r\n\r\nab",
            malformed(RtspStatus.RTSP_VERSION_NOT_SUPPORTED, version, 9, true)),
        arguments(
            "RTSP/3.0 200 OK\r\n\r\n",
            malformed(RtspStatus.RTSP_VERSION_NOT_SUPPORTED, version, -1, true)),
        arguments(
            "RTSP/1.0 abc\r\nCSeq: 1\r\n\r\n",
            malformed(RtspStatus.BAD_REQUEST, "a status is 100 to 599", 1, true)),
        arguments(
            "RTSP/1.0\r\n\r\n",
            malformed(RtspStatus.BAD_REQUEST, "a status is 100 to 599", -1, true)),
        arguments(
            "RTSP/1.0 099 x\r\n\r\n",
            malformed(RtspStatus.BAD_REQUEST, "a status is 100 to 599", -1, true)));
  }

  @ParameterizedTest
  @MethodSource("resumable")
  void goesOnAfterAMessageWhoseEndIsKnown(String text, MalformedMessage expected) {
    assertThat(decode(text + "OPTIONS * RTSP/1.0\r\nCSeq: 10\r\n\r\n"))
        .containsExactly(expected, options(10));
  }

  static Stream<Arguments> fatal() {
    String start = "a request begins with method, URI and RTSP/1.0";
    String line = "a header line is not of the form name: value";
    String length = "Content-Length must be one number";
    String head = "a request line with its headers has at most 512 octets here";
    return Stream.of(
        arguments("\0\r\n\r\n", 400, "the first line has control characters", -1),
        arguments("hello\r\n\r\n", 400, start, -1),
        arguments("OPTIONS *\r\n\r\n", 400, start, -1),
        arguments("OPT\"IONS * RTSP/1.0\r\nCSeq: 5\r\n\r\n", 400, start, 5),
        arguments("OPTIONS  RTSP/1.0\r\n\r\n", 400, start, -1),
        arguments("GET / HTTP/1.1\r\n\r\n", 400, "RTSP/1.0 is spoken here", -1),
        arguments("A * RTSP/1.0\r\nCSeq: 5\r\nnonsense\r\n\r\n", 400, line, 5),
        arguments("A * RTSP/1.0\r\n: x\r\n\r\n", 400, line, -1),
        arguments("A * RTSP/1.0\r\nA B: x\r\n\r\n", 400, line, -1),
        arguments("A * RTSP/1.0\r\nA: a\1b\r\n\r\n", 400, "header A has control characters", -1),
        arguments("A * RTSP/1.0\r\nA: a\rb: c\r\n\r\n", 400, "header A has control characters", -1),
        arguments(
            "A * RTSP/1.0\r\n b\r\n\r\n",
            400,
            "the first header field begins with white space",
            -1),
        arguments("A * RTSP/1.0\r\nContent-Length: -1\r\n\r\n", 400, length, -1),
        arguments("A * RTSP/1.0\r\nContent-Length: 1e1\r\n\r\n", 400, length, -1),
        arguments("A * RTSP/1.0\r\nContent-Length:\r\n\r\n", 400, length, -1),
        arguments("A * RTSP/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", 400, length, -1),
        arguments(
            "A * RTSP/1.0\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, length, -1),
        arguments(
            "A * RTSP/1.0\r\nCSeq: 8\r\nContent-Length: 33\r\n\r\n",
            413,
            "a body has at most 32 octets here",
            8),
        arguments("A " + "x".repeat(600), 414, head, -1),
        arguments("A " + "x".repeat(600) + "\r\n", 414, head, -1),
        arguments("A * RTSP/1.0\r\nCSeq: 6\r\nX: " + "x".repeat(600), 413, head, 6),
        arguments("A * RTSP/1.0\r\n" + "X: y\r\n".repeat(129) + "\r\n", 413, head, -1),
        arguments("$\0\0\101", 413, "an interleaved packet has at most 64 octets here", -1));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void readsNothingAfterAMessageWhoseEndIsUnknown(
      String text, int status, String reason, long cseq) {
    assertThat(decode(text, "OPTIONS * RTSP/1.0\r\nCSeq: 10\r\n\r\n"))
        .containsExactly(malformed(RtspStatus.of(status), reason, cseq, false));
  }

  @Test
  void hasALimitOfHeaderFields() {
    EmbeddedChannel roomy = new EmbeddedChannel(new RtspDecoder(8192, 0, 0));
    String text = "A * RTSP/1.0\r\n" + "X: y\r\n".repeat(129) + "\r\n";
    roomy.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));

    assertThat(roomy.<RtspMessage>readInbound())
        .isEqualTo(malformed(RtspStatus.BAD_REQUEST, "more than 128 header fields", -1, false));
  }

  @Test
  void toleratesARepeatedLengthThatAgrees() {
    assertThat(decode("A * RTSP/1.0\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "body"})
  void whatIsWrittenIsReadAgain(String body) {
    RtspRequest request = options(1).with("X", "ä").withBody("text/plain", body);
    RtspResponse response =
        RtspResponse.to(request, RtspStatus.OK).with("Content-Length", "999").withBody("a/b", body);
    InterleavedFrame frame =
        new InterleavedFrame(2, Unpooled.copiedBuffer("abc", StandardCharsets.US_ASCII));
    EmbeddedChannel encoder = new EmbeddedChannel(new RtspEncoder());
    encoder.writeOutbound(request, frame, response);
    for (ByteBuf out = encoder.readOutbound(); out != null; out = encoder.readOutbound()) {
      decoder.writeInbound(out);
    }

    RtspRequest readRequest = decoder.readInbound();
    assertThat(readRequest.text()).isEqualTo(body);
    assertThat(readRequest.headers().first("X")).contains("ä");
    assertThat(readRequest.headers().contains("Content-Length")).isEqualTo(!body.isEmpty());
    InterleavedFrame readFrame = decoder.readInbound();
    assertThat(readFrame.channel()).isEqualTo(2);
    assertThat(readFrame.content().toString(StandardCharsets.US_ASCII)).isEqualTo("abc");
    RtspResponse readResponse = decoder.readInbound();
    assertThat(readResponse.text()).isEqualTo(body);
    assertThat(readResponse.cseq()).hasValue(1);
  }

  @Test
  void writesNoMalformedMessages() {
    EmbeddedChannel encoder = new EmbeddedChannel(new RtspEncoder());
    MalformedMessage malformed = malformed(RtspStatus.BAD_REQUEST, "x", -1, false);

    assertThatThrownBy(() -> encoder.writeOutbound(malformed))
        .isInstanceOf(EncoderException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesOtherBuffersAlone() {
    EmbeddedChannel encoder = new EmbeddedChannel(new RtspEncoder());
    ByteBuf buffer = Unpooled.copiedBuffer("$", StandardCharsets.US_ASCII);
    encoder.writeOutbound(buffer);

    assertThat(encoder.<ByteBuf>readOutbound()).isSameAs(buffer);
  }

  /** What a client sends at once is decoded as it is answered; the rest is left where it is. */
  @Test
  void decodesNothingWhilePaused() {
    RtspDecoder paced = new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME);
    List<Object> decoded = new ArrayList<>();
    EmbeddedChannel channel =
        new EmbeddedChannel(
            paced,
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                decoded.add(message);
                paced.pause();
              }
            });
    String request = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n";
    channel.writeInbound(Unpooled.copiedBuffer(request.repeat(2), StandardCharsets.US_ASCII));
    assertThat(decoded).hasSize(1);
    assertThat(channel.config().isAutoRead()).as("more is not read").isFalse();
    paced.resume();
    assertThat(decoded).hasSize(2);
    assertThat(channel.config().isAutoRead()).isFalse();
    paced.resume();
    assertThat(decoded).hasSize(2);
    assertThat(channel.config().isAutoRead()).isTrue();
    channel.finishAndReleaseAll();
  }

  @Test
  void boundsTheLinesOfAHead() {
    EmbeddedChannel wide = new EmbeddedChannel(new RtspDecoder(65_536, MAX_BODY, MAX_FRAME));
    String head = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n" + "a:\n b\n".repeat(200);
    wide.writeInbound(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII));
    assertThat(wide.<MalformedMessage>readInbound())
        .extracting(MalformedMessage::status)
        .isEqualTo(RtspStatus.REQUEST_ENTITY_TOO_LARGE);
  }

  /** Players send TEARDOWN and close; who sends much more is not waiting for answers. */
  @ParameterizedTest
  @CsvSource({"20, 20", "60, 1"})
  void whatWasSentBeforeTheEndIsDecodedIfItIsLittle(int sent, int decoded) {
    List<RtspMessage> messages = new ArrayList<>();
    RtspDecoder paced = new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME);
    EmbeddedChannel channel =
        new EmbeddedChannel(
            paced,
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                messages.add((RtspMessage) message);
                if (context.channel().isActive()) {
                  paced.pause();
                }
              }
            });
    String requests = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n".repeat(sent);
    channel.writeInbound(Unpooled.copiedBuffer(requests, StandardCharsets.ISO_8859_1));
    assertThat(messages).hasSize(1);
    channel.close();

    assertThat(messages).hasSize(decoded);
  }
}
