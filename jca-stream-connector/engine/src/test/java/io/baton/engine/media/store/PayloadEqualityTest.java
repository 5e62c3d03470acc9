package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.media.Encodings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a receiver puts together again from the packets is what ffprobe reads from the source. */
class PayloadEqualityTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MPEG2", "PCMU", "PCMA"})
  void everyAccessUnitArrivesUnchanged(SampleMedia sample) throws Exception {
    Path source = sample.file(5);
    Content content = Importing.content(directory, source);
    for (TrackIndex track : content.tracks()) {
      // Location managers place nothing else.
      assertThat(Encodings.ALL).contains(track.format().description().codec());
      List<String> received = Depacketizer.units(track).stream().map(Ffprobe::md5).toList();
      int stream = track.format().index();
      assertThat(received).isEqualTo(Ffprobe.packetHashes(source, stream));
    }
  }
}
