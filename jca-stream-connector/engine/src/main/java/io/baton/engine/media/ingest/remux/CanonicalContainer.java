package io.baton.engine.media.ingest.remux;

import io.baton.engine.media.ingest.source.ProbedStream;
import io.baton.engine.media.packet.PayloadFormat;
import java.util.List;

/** Which container holds the canonical file: MP4, or QuickTime for codecs that MP4 cannot hold. */
final class CanonicalContainer {
  private CanonicalContainer() {}

  /** FFmpeg's name of the format. Depends on the codecs alone, so it is the same on every node. */
  static String of(List<ProbedStream> streams) {
    return streams.stream().anyMatch(s -> PayloadFormat.needsQuickTime(s.codec().codec()))
        ? "mov"
        : "mp4";
  }
}
