package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;
import io.baton.engine.media.packet.PayloadFormat;
import java.util.List;

/** Decides which streams of an upload are imported, and whether they can be. */
final class StreamSelection {
  private static final int MAX_TRACKS = 16;

  private StreamSelection() {}

  /**
   * All moving pictures and sound; cover pictures, subtitles and data are left out.
   *
   * @throws MediaRejectedException if there are none or too many, or one cannot be streamed
   */
  static List<ProbedStream> of(ProbedFile file) throws MediaRejectedException {
    List<ProbedStream> media = file.streams().stream().filter(ProbedStream::isMedia).toList();
    if (media.isEmpty()) {
      throw new MediaRejectedException("the file has neither a video nor an audio track");
    }
    if (media.size() > MAX_TRACKS) {
      throw new MediaRejectedException(
          "the file has " + media.size() + " tracks; up to " + MAX_TRACKS + " are supported");
    }
    for (ProbedStream stream : media) {
      requireSupported(stream);
    }
    requireOneContainer(media);
    return media;
  }

  private static void requireSupported(ProbedStream stream) throws MediaRejectedException {
    String codec = stream.codec().codec();
    if (!PayloadFormat.exists(codec)) {
      String encoders = stream.isVideo() ? "-c:v libx264 -c:a copy" : "-c:v copy -c:a aac";
      throw new MediaRejectedException(
          "track %d is %s, which has no supported RTP payload format: re-encode it, e.g. ffmpeg -i IN %s OUT.mp4"
              .formatted(stream.index(), codec, encoders));
    }
  }

  private static void requireOneContainer(List<ProbedStream> media) throws MediaRejectedException {
    boolean opus = media.stream().anyMatch(s -> s.codec().codec().equals("opus"));
    if (opus && CanonicalContainer.of(media).equals("mov")) {
      throw new MediaRejectedException(
          "the file has both Opus and G.711 tracks, which no container holds together: re-encode"
              + " the sound, e.g. ffmpeg -i IN -c:v copy -c:a aac OUT.mp4");
    }
  }
}
