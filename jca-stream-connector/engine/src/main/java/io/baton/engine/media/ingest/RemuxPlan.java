package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the canonical file is made of an upload.
 *
 * @param tracks what becomes of each stream that is kept, in the order of the canonical file
 * @param strict whether damage in the upload is an error
 */
record RemuxPlan(List<PlannedTrack> tracks, boolean strict) {
  /** MP3 below this rate is none of MPEG-1 or MPEG-2, which is all that MP4's standard knows. */
  private static final int LEAST_STANDARD_MP3_RATE = 16_000;

  RemuxPlan {
    tracks = List.copyOf(tracks);
  }

  /**
   * What becomes of a stream.
   *
   * @param source the stream of the upload
   * @param filters bitstream filters in order, in FFmpeg's syntax
   */
  record PlannedTrack(ProbedStream source, List<String> filters) {
    PlannedTrack {
      filters = List.copyOf(filters);
    }
  }

  /**
   * A plan for a file whose packets were looked at.
   *
   * @throws MediaRejectedException if its times cannot be mended
   */
  static RemuxPlan of(List<ProbedStream> kept, SourceSurvey survey, boolean strict)
      throws MediaRejectedException {
    List<PlannedTrack> tracks = new ArrayList<>();
    for (ProbedStream stream : kept) {
      List<String> filters = new ArrayList<>();
      TimestampRepair.filter(survey.of(stream), survey.joins()).ifPresent(filters::add);
      if (survey.of(stream).hasNewParameters()) {
        filters.addAll(parameterSetsInBand(stream));
      }
      tracks.add(new PlannedTrack(stream, filters));
    }
    return new RemuxPlan(tracks, strict);
  }

  /** Puts the parameter sets before each key frame, where a change of them reaches decoders. */
  private static List<String> parameterSetsInBand(ProbedStream stream) {
    return switch (stream.codec().codec()) {
      case "h264" -> List.of("h264_mp4toannexb");
      case "hevc" -> List.of("hevc_mp4toannexb");
      default -> List.of();
    };
  }

  /**
   * The tracks of the finished canonical file. What the upload calls them, and which kind of MPEG
   * audio they are, an MP4 file does not always tell.
   *
   * @throws MediaRejectedException if it lacks one
   */
  List<ProbedStream> canonicalTracks(ProbedFile canonical) throws MediaRejectedException {
    List<ProbedStream> streams =
        canonical.streams().stream().filter(ProbedStream::isMedia).toList();
    if (streams.size() != tracks.size()) {
      throw new MediaRejectedException("a track of the file cannot be remuxed: re-encode it");
    }
    List<ProbedStream> named = new ArrayList<>();
    for (int track = 0; track < streams.size(); track++) {
      named.add(streams.get(track).namedLike(tracks.get(track).source()));
    }
    return named;
  }

  /** FFmpeg's name of the container of the canonical file. */
  String container() {
    return CanonicalContainer.of(tracks.stream().map(PlannedTrack::source).toList());
  }

  /** Whether a track is in the container by common use, not by its standard. */
  boolean needsUnofficialCodecs() {
    return tracks.stream()
        .map(track -> track.source().codec())
        .anyMatch(
            codec -> codec.codec().equals("mp3") && codec.sampleRate() < LEAST_STANDARD_MP3_RATE);
  }
}
