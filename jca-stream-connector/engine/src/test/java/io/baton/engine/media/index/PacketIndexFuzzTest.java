package io.baton.engine.media.index;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** No octets, however chosen, make an index that opens and cannot be read whole. */
class PacketIndexFuzzTest {
  /** As large as the file that the seeds were made for. */
  private static final int MEDIA_OCTETS = 45 * 1426;

  private static final PagedBytes MEDIA = media();

  private static PagedBytes media() {
    try {
      Path file = Files.createTempFile("fuzzed", ".media");
      try {
        Files.write(file, new byte[MEDIA_OCTETS]);
        return PagedBytes.map(file, ByteOrder.BIG_ENDIAN);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @FuzzTest
  void index(byte[] octets) throws IOException {
    IndexReadFully.openAndRead(ByteBuffer.wrap(octets), MEDIA);
    IndexReadFully.openHeadAndWalk(ByteBuffer.wrap(octets), MEDIA);
  }
}
