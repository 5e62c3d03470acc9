package io.baton.engine.media.index;

import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.manifest.ContentSummary;
import io.baton.engine.media.manifest.Manifest;
import io.baton.model.media.MediaKind;
import io.baton.model.media.TrackDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The manifest of a made-up film. */
public final class SampleManifest {
  private static final int PACKETS = 1000;

  private static final TrackFormat FORMAT =
      new TrackFormat(
          new TrackDescription(
              0,
              MediaKind.VIDEO,
              "H264",
              90_000,
              Duration.ofMillis(17_160),
              2_000_000,
              PACKETS,
              640,
              360,
              23.976024,
              0,
              0,
              "de"),
          96,
          "H264/90000",
          "packetization-mode=1");

  public static final ContentSummary SUMMARY =
      new ContentSummary("Ä film", Duration.ofMillis(17_160), 700, 1_000, List.of(FORMAT));

  private SampleManifest() {}

  /** Makes index, canonical file and manifest in a directory. */
  public static Manifest make(Path directory) throws Exception {
    return make(directory, part -> {});
  }

  /** The same, telling how far it has come. */
  public static Manifest make(Path directory, DoubleConsumer progress) throws Exception {
    SyntheticIndex.write(directory, PACKETS);
    return Manifest.of(SUMMARY, directory.resolve("index"), directory.resolve("media"), progress);
  }
}
