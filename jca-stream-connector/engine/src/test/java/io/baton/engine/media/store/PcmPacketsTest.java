package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G.711: the packets together are the samples that ffmpeg decodes the container to. */
class PcmPacketsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"PCMU, 0, mulaw", "PCMA, 8, alaw"})
  void packetsOfTwentyMilliseconds(SampleMedia sample, int payloadType, String raw)
      throws Exception {
    Path source = sample.file(5);
    Path samples = directory.resolve("samples");
    SampleMedia.run(List.of("-i", source.toString(), "-c", "copy", "-f", raw, samples.toString()));

    TrackIndex track = Importing.content(directory.resolve("store"), source).tracks().get(0);

    assertThat(track.format().payloadType()).isEqualTo(payloadType);
    assertThat(track.format().rtpmap()).isEqualTo(sample.name() + "/8000");
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    for (byte[] payload : Depacketizer.units(track)) {
      received.writeBytes(payload);
    }
    assertThat(received.toByteArray()).isEqualTo(Files.readAllBytes(samples));
    for (int packet = 0; packet < track.packets() - 1; packet++) {
      assertThat(track.payloadSize(packet)).isEqualTo(160);
      assertThat(track.presentationTime(packet)).isEqualTo(packet * 160L);
    }
  }
}
