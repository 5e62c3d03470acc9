package io.baton.engine.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtspMessagesTest {
  private static RtspRequest play() {
    return RtspRequest.of(RtspMethod.PLAY, "rtsp://h/x", 7);
  }

  @Test
  void responseCarriesTheSequenceNumberOfItsRequest() {
    RtspResponse response = RtspResponse.to(play(), RtspStatus.INVALID_RANGE);

    assertThat(response.status()).isEqualTo(457);
    assertThat(response.reason()).isEqualTo("Invalid Range");
    assertThat(response.cseq()).hasValue(7);
    assertThat(response.knownStatus()).isEqualTo(RtspStatus.INVALID_RANGE);
  }

  @Test
  void responseToAMalformedMessageSaysWhatWasWrong() {
    MalformedMessage malformed =
        new MalformedMessage(RtspStatus.BAD_REQUEST, "no colon", OptionalLong.of(3), false);
    RtspResponse response = RtspResponse.to(malformed);

    assertThat(response)
        .isEqualTo(
            new RtspResponse(400, "no colon", new RtspHeaders().add("CSeq", "3"), new byte[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "4294967295, 4294967295",
    "4294967296, -1",
    "-1, -1",
    "x, -1",
    "'', -1",
    "007, 7"
  })
  void sequenceNumbersHave32Bits(String value, long expected) {
    RtspRequest request = play();
    request.headers().set("CSeq", value);

    assertThat(request.cseq().orElse(-1)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"abc, abc", "abc;timeout=60, abc", "' abc ;x', abc"})
  void sessionIdIsWhatStandsBeforeParameters(String value, String expected) {
    assertThat(play().with("Session", value).sessionId()).contains(expected);
  }

  @Test
  void sessionIdMayBeMissing() {
    assertThat(play().sessionId()).isEmpty();
    assertThat(play().with("Session", ";timeout=1").sessionId()).isEmpty();
  }

  @Test
  void bodiesAreUtf8AndCompareByContent() {
    RtspRequest request = play().withBody("text/parameters", "é\r\n");

    assertThat(request.text()).isEqualTo("é\r\n");
    assertThat(request.body()).hasSize(4);
    assertThat(request.headers().first("Content-Type")).contains("text/parameters");
    assertThat(request)
        .isEqualTo(play().withBody("text/parameters", "é\r\n"))
        .hasSameHashCodeAs(play().withBody("text/parameters", "é\r\n"))
        .isNotEqualTo(play().withBody("text/parameters", "e\r\n"))
        .hasToString("PLAY rtsp://h/x [CSeq: 7, Content-Type: text/parameters] +4");

    RtspResponse response = RtspResponse.to(request, 299, "Fine").withBody("a/b", "x");
    assertThat(response.text()).isEqualTo("x");
    assertThat(response)
        .isEqualTo(RtspResponse.to(request, 299, "Fine").withBody("a/b", "x"))
        .hasSameHashCodeAs(RtspResponse.to(request, 299, "Fine").withBody("a/b", "x"))
        .isNotEqualTo(RtspResponse.to(request, 299, "Fine").withBody("a/b", "y"))
        .hasToString("299 Fine [CSeq: 7, Content-Type: a/b] +1");
    assertThat(response.knownStatus()).isEqualTo(RtspStatus.OK);
  }

  @Test
  void cannotBeBuiltWrong() {
    RtspHeaders headers = new RtspHeaders();
    byte[] none = {};
    assertThatThrownBy(() -> new RtspRequest("A B", "*", "RTSP/1.0", headers, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtspRequest("A", "*\r\n", "RTSP/1.0", headers, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtspRequest("A", "*", "\n", headers, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtspResponse(600, "", headers, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtspResponse(200, "a\nb", headers, none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"200, OK", "404, NOT_FOUND", "499, BAD_REQUEST", "599, INTERNAL_SERVER_ERROR"})
  void unknownStatusCountsAsTheFirstOfItsClass(int code, RtspStatus expected) {
    assertThat(RtspStatus.of(code)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99", "600", "-1"})
  void statusHasThreeDigits(int code) {
    assertThatThrownBy(() -> RtspStatus.of(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void methodsAreCaseSensitive() {
    assertThat(RtspMethod.of("PLAY")).contains(RtspMethod.PLAY);
    assertThat(RtspMethod.of("play")).isEmpty();
    assertThat(play().knownMethod()).contains(RtspMethod.PLAY);
  }

  @Test
  void framesKeepTheirChannelInEveryCopy() {
    ByteBuf content = Unpooled.copiedBuffer(new byte[] {1, 2, 3});
    InterleavedFrame frame = new InterleavedFrame(5, content);
    InterleavedFrame copy = frame.copy();
    InterleavedFrame duplicate = frame.retainedDuplicate();

    assertThat(copy).isEqualTo(frame).hasSameHashCodeAs(frame);
    assertThat(duplicate.duplicate().touch().touch("here").channel()).isEqualTo(5);
    assertThat(frame.replace(Unpooled.EMPTY_BUFFER)).isNotEqualTo(frame);
    assertThat(new InterleavedFrame(6, content)).isNotEqualTo(frame);
    assertThat(frame.retain().retain(2).refCnt()).isEqualTo(5);
    frame.release(5);
    copy.release();
  }

  @Test
  void framesHaveLimits() {
    ByteBuf tooLong = Unpooled.wrappedBuffer(new byte[65_536]);

    assertThatThrownBy(() -> new InterleavedFrame(256, Unpooled.EMPTY_BUFFER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InterleavedFrame(-1, Unpooled.EMPTY_BUFFER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InterleavedFrame(0, tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
