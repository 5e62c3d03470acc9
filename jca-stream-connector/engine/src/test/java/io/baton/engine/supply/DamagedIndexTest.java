package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Part;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A holder whose pieces of the index cannot be decompressed is as one whose pieces are damaged. */
class DamagedIndexTest {
  @TempDir private Path directory;

  @Test
  void isTakenFromAnotherHolder() throws Exception {
    SuppliedFilm film = SuppliedFilm.of(SampleMedia.H264_AAC, 20, directory);
    try (VirtualAnchor anchor = new VirtualAnchor(film, directory)) {
      anchor.holders().damage("node-2");
      RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
      viewer.play(VirtualAnchor.from(0));
      anchor.pass(Duration.ofSeconds(5));

      viewer.check();
      assertThat(anchor.holders().reports())
          .extracting(DamageReport::part)
          .contains(Part.INDEX, Part.MEDIA);
      assertThat(anchor.log()).anyMatch(line -> line.endsWith("from node node-2 is damaged"));
      assertThat(anchor.supplies().statistics().damaged()).isGreaterThan(1);
      assertThat(anchor.supplies().statistics().failures()).isZero();
      viewer.close();
      anchor.pass(Duration.ofSeconds(1));
      assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isZero();
    }
  }
}
