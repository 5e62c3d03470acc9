package io.baton.engine.rtsp.header;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspUri;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Feeds each header's parser arbitrary text: whatever it accepts, it must accept again as it writes
 * it. Fuzzed one at a time, such as {@code JAZZER_FUZZ=1 mvn test -Dtest=HeaderFuzzTest#range}.
 */
class HeaderFuzzTest {
  private interface Parser<T> {
    T parse(String text) throws RtspParseException;
  }

  private static <T> void check(byte[] bytes, Parser<T> parser) {
    check(bytes, parser, Function.identity());
  }

  /**
   * Parses, writes, parses again.
   *
   * @param written what is left of a value once it is written
   */
  private static <T> void check(byte[] bytes, Parser<T> parser, Function<T, T> written) {
    T value;
    try {
      value = parser.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (RtspParseException e) {
      return;
    }
    try {
      assertEquals(written.apply(value), parser.parse(value.toString()));
    } catch (RtspParseException e) {
      throw new AssertionError("refuses what it wrote: " + value, e);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void transport(byte[] bytes) {
    check(bytes, TransportHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void range(byte[] bytes) {
    check(bytes, RangeHeader::parse, HeaderFuzzTest::toMicroseconds);
  }

  private static RangeHeader toMicroseconds(RangeHeader range) {
    return new RangeHeader(range.now(), toMicroseconds(range.start()), toMicroseconds(range.end()));
  }

  private static OptionalLong toMicroseconds(OptionalLong nanos) {
    return nanos.isEmpty() ? nanos : OptionalLong.of(nanos.getAsLong() / 1_000 * 1_000);
  }

  @FuzzTest(maxDuration = "1m")
  void session(byte[] bytes) {
    check(bytes, SessionHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void rtpInfo(byte[] bytes) {
    check(bytes, RtpInfoHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void scale(byte[] bytes) {
    check(bytes, ScaleHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void speed(byte[] bytes) {
    check(bytes, SpeedHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void require(byte[] bytes) {
    check(bytes, RequireHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void accept(byte[] bytes) {
    check(bytes, AcceptHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void publicMethods(byte[] bytes) {
    check(bytes, PublicHeader::parse);
  }

  @FuzzTest(maxDuration = "1m")
  void uri(byte[] bytes) {
    check(bytes, RtspUri::parse, RtspUri::withoutUserInfo);
  }
}
