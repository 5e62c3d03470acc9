package io.baton.engine.media.testing;

import io.baton.engine.media.ingest.tools.MediaTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The media tools that tests use, unpacked under {@code target} once. */
public final class TestTools {
  /** Where bundled tools are unpacked; fit to be a store's tools cache. */
  public static final Path CACHE = Path.of("target", "media-tools").toAbsolutePath();

  private TestTools() {}

  /** The build with all encoders, for making samples and for comparison. */
  public static MediaTools encoder() {
    try {
      return MediaTools.bundled("linux-x86_64-gpl", CACHE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
