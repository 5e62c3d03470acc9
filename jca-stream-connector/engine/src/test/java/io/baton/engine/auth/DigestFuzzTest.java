package io.baton.engine.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.engine.rtsp.RtspParseException;
import java.nio.charset.StandardCharsets;

/**
 * Feeds the readers of authentication headers arbitrary text. Fuzzed one at a time, such as {@code
 * JAZZER_FUZZ=1 mvn test -Dtest=DigestFuzzTest#credentials}.
 */
class DigestFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void challenge(byte[] bytes) {
    DigestChallenge challenge;
    try {
      challenge = DigestChallenge.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (RtspParseException e) {
      return;
    }
    try {
      assertEquals(challenge, DigestChallenge.parse(challenge.toString()));
    } catch (RtspParseException e) {
      throw new AssertionError("refuses what it wrote: " + challenge, e);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void credentials(byte[] bytes) {
    DigestCredentials credentials;
    try {
      credentials = DigestCredentials.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (RtspParseException e) {
      return;
    }
    DigestUri.covers(credentials.uri(), "rtsp://h/film/trackID=0");
    try {
      assertEquals(credentials, DigestCredentials.parse(credentials.format()));
    } catch (RtspParseException e) {
      throw new AssertionError("refuses what it wrote: " + credentials.format(), e);
    }
  }
}
