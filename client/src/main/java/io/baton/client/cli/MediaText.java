package io.baton.client.cli;

import io.baton.client.service.MediaContent;
import io.baton.client.service.MediaCopyItem;
import io.baton.client.service.MediaItem;
import io.baton.client.service.MediaTrack;
import java.util.List;
import java.util.stream.Collectors;

/** Media as lines of text. */
final class MediaText {
  private MediaText() {}

  /** Name, state, and what there is to play. */
  static String line(MediaItem item) {
    return item.path()
        + "  "
        + item.state()
        + item.progress().map(part -> Units.format(" %.0f %%", part * 100)).orElse("")
        + item.reason().map(reason -> ": " + reason).orElse("")
        + item.content()
            .map(content -> "  " + summary(content))
            .orElseGet(() -> elsewhere(item.copies()))
        + (item.nodes().isEmpty() ? "" : "  on " + String.join(",", item.nodes()));
  }

  /** The first of what other nodes hold: all of them stream the same, as a rule. */
  private static String elsewhere(List<MediaCopyItem> copies) {
    return copies.stream()
        .findFirst()
        .map(
            copy ->
                "  "
                    + Units.time(copy.durationSeconds())
                    + "  "
                    + String.join("+", copy.codecs())
                    + "  "
                    + Units.bitrate(copy.bitrate()))
        .orElse("");
  }

  private static String summary(MediaContent content) {
    String codecs =
        content.tracks().stream().map(MediaTrack::codec).collect(Collectors.joining("+"));
    return Units.time(content.durationSeconds())
        + "  "
        + codecs
        + "  "
        + Units.bitrate(content.bitrate())
        + "  "
        + Units.bytes(content.sizeBytes());
  }

  static List<String> tracks(MediaContent content) {
    return content.tracks().stream().map(MediaText::track).toList();
  }

  private static String track(MediaTrack track) {
    return "  "
        + track.kind()
        + "  "
        + track.codec()
        + track.width().map(width -> "  " + width + "x" + track.height().orElse(0)).orElse("")
        + track.frameRate().map(rate -> Units.format("  %.2f frames/s", rate)).orElse("")
        + track.sampleRate().map(rate -> "  " + rate + " Hz").orElse("")
        + track.channels().map(count -> "  " + count + " channels").orElse("")
        + "  "
        + Units.bitrate(track.bitrate());
  }
}
