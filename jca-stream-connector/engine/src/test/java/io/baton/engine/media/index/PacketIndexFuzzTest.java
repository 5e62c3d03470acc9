package io.baton.engine.media.index;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** No octets, however chosen, make an index that opens and cannot be read whole. */
class PacketIndexFuzzTest {
  /** As large as the file that the seeds were made for. */
  private static final int MEDIA_OCTETS = 45 * 1426;

  private static final MappedFile MEDIA = media();

  private static MappedFile media() {
    try {
      Path file = Files.createTempFile("fuzzed", ".media");
      try {
        Files.write(file, new byte[MEDIA_OCTETS]);
        return MappedFile.open(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The fuzzer chooses everything but the checksum, which would only keep it out. */
  @FuzzTest
  void index(byte[] octets) throws IOException {
    ByteBuffer sealed =
        ByteBuffer.allocate(octets.length + IndexFormat.TRAILER_OCTETS)
            .order(IndexFormat.ORDER)
            .put(octets);
    CRC32C checksum = new CRC32C();
    checksum.update(octets);
    sealed.putInt((int) checksum.getValue());
    IndexReadFully.openAndRead(sealed, MEDIA);
  }
}
