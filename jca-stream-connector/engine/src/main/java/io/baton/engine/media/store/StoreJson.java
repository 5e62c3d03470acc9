package io.baton.engine.media.store;

import io.baton.engine.media.manifest.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The store's small files: records as JSON. */
final class StoreJson {
  /** Far above what the largest such file needs. */
  private static final long MAX_OCTETS = 4L << 20;

  private StoreJson() {}

  /**
   * Reads a file, which must not be a symbolic link.
   *
   * @throws IOException if it cannot be read or does not hold such a record
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_OCTETS) {
      throw new IOException(file + " is not a file of the media store");
    }
    return RecordJson.parse(Files.readAllBytes(file), type);
  }
}
