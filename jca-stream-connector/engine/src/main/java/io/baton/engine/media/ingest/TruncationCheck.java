package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;
import java.util.Locale;

/** Notices that a file ends before the playing time that it declares at its beginning. */
final class TruncationCheck {
  private static final double TOLERANCE_SECONDS = 1;
  private static final double TOLERANCE_PART = 0.03;

  private TruncationCheck() {}

  /**
   * Compares an upload with what was read from it. Containers whose playing time is estimated are
   * not judged.
   *
   * @throws MediaRejectedException if much of it is missing
   */
  static void of(ProbedFile upload, ProbedFile remuxed) throws MediaRejectedException {
    if (!upload.isFormat("mov", "matroska", "avi")) {
      return;
    }
    double missing = upload.seconds() - remuxed.seconds();
    if (missing > TOLERANCE_SECONDS && missing > upload.seconds() * TOLERANCE_PART) {
      throw new MediaRejectedException(
          String.format(
              Locale.ROOT,
              "the file is truncated: it declares %.1f s and ends after %.1f s",
              upload.seconds(),
              remuxed.seconds()));
    }
  }
}
