package io.baton.engine.media.ingest.source;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.packet.PayloadFormat;
import io.baton.model.media.LeftOutTrack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which streams of an upload are imported, and which are left out because they cannot be streamed.
 *
 * @param kept streams to import as they are or transcoded, at least one, in the order of the file
 * @param transcoded those of the kept streams that are to be transcoded
 * @param leftOut everything else in the file, in its order, chapters last
 */
public record StreamSelection(
    List<ProbedStream> kept, Set<ProbedStream> transcoded, List<LeftOutTrack> leftOut) {
  private static final int MAX_TRACKS = 16;

  public StreamSelection {
    kept = List.copyOf(kept);
    transcoded = Set.copyOf(transcoded);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * All moving pictures and sound for which there is a payload format.
   *
   * @param transcode whether those for which there is none are to be transcoded
   * @throws MediaRejectedException if there are none, or what there is, is encrypted
   */
  public static StreamSelection of(ProbedFile file, boolean transcode)
      throws MediaRejectedException {
    List<ProbedStream> media = file.streams().stream().filter(ProbedStream::isMedia).toList();
    if (media.isEmpty()) {
      throw new MediaRejectedException("the file has neither a video nor an audio track");
    }
    for (ProbedStream stream : media) {
      if (stream.encrypted()) {
        throw encrypted(stream);
      }
    }
    Selecting selecting = new Selecting(media, transcode);
    file.streams().forEach(selecting::add);
    return selecting.done(file);
  }

  /** What to throw if the samples of a stream are encrypted. */
  static MediaRejectedException encrypted(ProbedStream stream) {
    return new MediaRejectedException(
        "track %d (%s) is encrypted (DRM): only films without encryption can be streamed"
            .formatted(stream.index(), stream.type()));
  }

  /** How a stream that is not streamed is described. */
  public static LeftOutTrack leftOut(ProbedStream stream, String reason) {
    return new LeftOutTrack(
        stream.picture() ? "picture" : stream.type(),
        stream.codec().codec(),
        stream.language(),
        stream.title(),
        reason);
  }

  /** One decision after the other, each of which may depend on those before. */
  private static final class Selecting {
    private final boolean transcode;
    private final boolean hasOpus;
    private final Set<ProbedStream> transcoded = new HashSet<>();
    private final List<ProbedStream> kept = new ArrayList<>();
    private final List<LeftOutTrack> leftOut = new ArrayList<>();
    private MediaRejectedException firstReason;

    Selecting(List<ProbedStream> media, boolean transcode) {
      this.transcode = transcode;
      hasOpus = media.stream().anyMatch(stream -> stream.codec().codec().equals("opus"));
    }

    void add(ProbedStream stream) {
      String reason = reasonAgainst(stream);
      if (reason.isEmpty()) {
        kept.add(stream);
        return;
      }
      leftOut.add(leftOut(stream, reason));
      if (firstReason == null && stream.isMedia()) {
        firstReason =
            new MediaRejectedException("track %d is %s".formatted(stream.index(), reason));
      }
    }

    private String reasonAgainst(ProbedStream stream) {
      if (!stream.isMedia()) {
        return stream.picture()
            ? "cover pictures are not streamed"
            : "only sound and pictures are streamed";
      }
      if (kept.size() == MAX_TRACKS) {
        return "one of more than " + MAX_TRACKS + " tracks";
      }
      String reason = reasonAgainstCodec(stream);
      if (!reason.isEmpty() && transcode && Transcoding.canDecode(stream)) {
        transcoded.add(stream);
        return "";
      }
      return reason;
    }

    private String reasonAgainstCodec(ProbedStream stream) {
      String codec = stream.codec().codec();
      if (!PayloadFormat.exists(codec)) {
        String encoders = stream.isVideo() ? "-c:v libx264 -c:a copy" : "-c:v copy -c:a aac";
        return "%s, which has no supported RTP payload format: re-encode it, e.g. ffmpeg -i IN %s OUT.mp4"
            .formatted(codec, encoders);
      }
      if (!stream.isDescribed()) {
        return codec + " of which the file does not tell the format: re-encode it";
      }
      if (hasOpus && PayloadFormat.needsQuickTime(codec)) {
        return codec
            + " beside Opus, which no container holds together: re-encode the sound, e.g."
            + " ffmpeg -i IN -c:v copy -c:a aac OUT.mp4";
      }
      return "";
    }

    StreamSelection done(ProbedFile file) throws MediaRejectedException {
      if (kept.isEmpty()) {
        throw firstReason;
      }
      if (file.chapters() > 0) {
        leftOut.add(
            new LeftOutTrack(
                "chapters", "", "", "", file.chapters() + " chapters: they are not streamed"));
      }
      return new StreamSelection(kept, transcoded, leftOut);
    }
  }
}
