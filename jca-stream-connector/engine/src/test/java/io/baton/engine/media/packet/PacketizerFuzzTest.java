package io.baton.engine.media.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.CodecParameters;
import io.baton.engine.media.codec.Sample;
import java.util.HexFormat;

/** Whatever an upload holds, it is packetized within the limits of a packet, or rejected. */
class PacketizerFuzzTest {
  private static final String[] CODECS = {
    "h264", "hevc", "aac", "opus", "mp3", "pcm_mulaw", "pcm_alaw"
  };

  @FuzzTest
  void samples(FuzzedDataProvider data) throws Exception {
    String codec = data.pickValue(CODECS);
    int rate = data.consumeInt();
    int channels = data.consumeInt();
    String extradata = HexFormat.of().formatHex(data.consumeBytes(data.consumeInt(0, 100)));
    int split = data.consumeInt(0, 1 << 14);
    RecordedPackets file = new RecordedPackets(data.consumeRemainingAsBytes());
    try {
      PayloadFormat format =
          PayloadFormat.of(new CodecParameters(codec, extradata, rate, channels));
      packetize(format.packetizers().apply(file), file, split);
    } catch (MediaRejectedException e) {
      assertThat(e).message().isNotBlank();
    }
  }

  private static void packetize(Packetizer packetizer, RecordedPackets file, int split)
      throws Exception {
    int first = Math.min(split, (int) file.size());
    packetizer.accept(new Sample(0, first, 0, 0, true), file);
    packetizer.accept(new Sample(first, (int) file.size() - first, 9, 9, false), file);
    packetizer.finish(file);
  }
}
