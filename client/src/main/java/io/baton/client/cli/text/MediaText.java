package io.baton.client.cli.text;

import io.baton.model.document.media.ContentDocument;
import io.baton.model.document.media.CopyDocument;
import io.baton.model.document.media.LeftOutTrackDocument;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.media.TrackDocument;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Media as lines of text. */
public final class MediaText {
  private MediaText() {}

  /** Name, state, and what there is to play. */
  public static String line(MediaDocument item) {
    return item.path()
        + "  "
        + item.state()
        + item.progress().map(part -> Units.format(" %.0f %%", part * 100)).orElse("")
        + item.reason().map(reason -> ": " + reason).orElse("")
        + item.content()
            .map(content -> "  " + summary(content))
            .orElseGet(() -> elsewhere(item.copies()))
        + (item.nodes().isEmpty() ? "" : "  on " + String.join(",", item.nodes()))
        + item.cachedFrom().map(node -> "  cached from " + node).orElse("")
        + cachedElsewhere(item.copies())
        + item.uploads().stream()
            .map(upload -> "  " + upload.state() + " on " + upload.node())
            .collect(Collectors.joining());
  }

  /** Nodes that keep it only because they have streamed it. */
  private static String cachedElsewhere(List<CopyDocument> copies) {
    List<String> nodes =
        copies.stream().filter(CopyDocument::cached).map(CopyDocument::node).toList();
    return nodes.isEmpty() ? "" : "  cached on " + String.join(",", nodes);
  }

  /** The first of what other nodes hold: all of them stream the same, as a rule. */
  private static String elsewhere(List<CopyDocument> copies) {
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

  private static String summary(ContentDocument content) {
    String codecs =
        content.tracks().stream().map(TrackDocument::codec).collect(Collectors.joining("+"));
    return Units.time(content.durationSeconds())
        + "  "
        + codecs
        + "  "
        + Units.bitrate(content.bitrate())
        + "  "
        + Units.bytes(content.sizeBytes())
        + without(content);
  }

  private static String without(ContentDocument content) {
    return content.leftOut().isEmpty()
        ? ""
        : "  without "
            + content.leftOut().stream().map(MediaText::name).collect(Collectors.joining(", "));
  }

  private static String name(LeftOutTrackDocument track) {
    return track.type()
        + track.codec().map(codec -> " " + codec).orElse("")
        + track.language().map(language -> " (" + language + ")").orElse("");
  }

  /** A line for each track, those that are not streamed behind the others. */
  public static List<String> tracks(ContentDocument content) {
    return Stream.concat(
            content.tracks().stream().map(MediaText::track),
            content.leftOut().stream().map(MediaText::leftOut))
        .toList();
  }

  private static String leftOut(LeftOutTrackDocument track) {
    return "  left out: " + name(track) + ": " + track.reason();
  }

  private static String track(TrackDocument track) {
    return "  "
        + track.kind()
        + "  "
        + track.codec()
        + track.width().map(width -> "  " + width + "x" + track.height().orElse(0)).orElse("")
        + track.frameRate().map(rate -> Units.format("  %.2f frames/s", rate)).orElse("")
        + track.sampleRate().map(rate -> "  " + rate + " Hz").orElse("")
        + track.channels().map(count -> "  " + count + " channels").orElse("")
        + "  "
        + Units.bitrate(track.bitrate())
        + track.language().map(language -> "  " + language).orElse("")
        + track.title().map(title -> "  \"" + title + "\"").orElse("")
        + track.transcodedFrom().map(codec -> "  transcoded from " + codec).orElse("");
  }
}
