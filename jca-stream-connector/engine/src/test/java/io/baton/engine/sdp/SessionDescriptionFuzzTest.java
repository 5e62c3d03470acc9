package io.baton.engine.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Feeds the SDP parser arbitrary text; see RtspDecoderFuzzTest for how to search. */
class SessionDescriptionFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void whatIsReadCanBeWrittenAndReadAgain(byte[] bytes) {
    SessionDescription description;
    try {
      description = SessionDescription.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (SdpParseException e) {
      return;
    }
    try {
      assertEquals(description, SessionDescription.parse(description.format()));
    } catch (SdpParseException e) {
      throw new AssertionError("refuses what it wrote", e);
    }
    description.attributes().range();
    description.media().forEach(SessionDescriptionFuzzTest::understand);
  }

  private static void understand(MediaSection media) {
    media.rtpMap().ifPresent(map -> assertEquals(map, RtpMap.parse(map.toString()).orElseThrow()));
    media
        .formatParameters()
        .ifPresent(
            fmtp -> {
              assertEquals(fmtp, FormatParameters.parse(fmtp.toString()).orElseThrow());
              fmtp.parameters();
            });
    media.attributes().framesPerThousandSeconds();
    media.attributes().control().ifPresent(control -> ControlUri.resolve("rtsp://h/x", control));
  }
}
