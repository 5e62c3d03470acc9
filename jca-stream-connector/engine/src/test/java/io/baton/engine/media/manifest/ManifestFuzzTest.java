package io.baton.engine.media.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** No octets, however chosen, make a manifest that is read and says what is impossible. */
class ManifestFuzzTest {
  /** The fuzzer chooses everything but the id, which would only keep it out. */
  @FuzzTest
  void manifest(byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    ContentId id = new ContentId(HexFormat.of().formatHex(PieceList.sha256(buffer)));
    try {
      Manifest manifest = Manifest.parse(buffer, id);
      assertPossible(manifest.index());
      assertPossible(manifest.media());
      assertThat((long) manifest.indexHeadOctets()).isBetween(1L, manifest.index().size());
      assertThat(manifest.description().tracks()).isNotEmpty();
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void assertPossible(PieceList pieces) {
    long octets = 0;
    for (int piece = 0; piece < pieces.pieces(); piece++) {
      assertThat(pieces.position(piece)).isEqualTo(octets);
      assertThat(pieces.length(piece)).isPositive();
      assertThat(pieces.sha256(piece)).hasSize(32);
      octets += pieces.length(piece);
    }
    assertThat(octets).isEqualTo(pieces.size());
  }
}
