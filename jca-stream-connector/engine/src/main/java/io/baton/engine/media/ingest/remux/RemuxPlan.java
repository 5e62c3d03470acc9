package io.baton.engine.media.ingest.remux;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.ingest.source.EditCuts;
import io.baton.engine.media.ingest.source.Head;
import io.baton.engine.media.ingest.source.ProbedFile;
import io.baton.engine.media.ingest.source.ProbedStream;
import io.baton.engine.media.ingest.source.Ratio;
import io.baton.engine.media.ingest.source.SourceSurvey;
import io.baton.engine.media.ingest.source.SourceSurvey.Join;
import io.baton.engine.media.ingest.source.StreamSelection;
import io.baton.engine.media.ingest.source.StreamSurvey;
import io.baton.engine.media.ingest.source.Transcoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the canonical file is made of an upload.
 *
 * @param tracks what becomes of each stream that is kept, in the order of the canonical file
 * @param heads beginnings of tracks that are encoded again, which follow the tracks there
 * @param strict whether damage in the upload is an error
 */
public record RemuxPlan(List<PlannedTrack> tracks, List<Head> heads, boolean strict) {
  /** MP3 below this rate is none of MPEG-1 or MPEG-2, which is all that MP4's standard knows. */
  private static final int LEAST_STANDARD_MP3_RATE = 16_000;

  /** Decoding times alone, none before time 0: there nothing can be shown. */
  private static final String FROM_ZERO =
      "setts=dts=DTS-min(STARTDTS\\,0):pts=DTS-min(STARTDTS\\,0)";

  public RemuxPlan {
    tracks = List.copyOf(tracks);
    heads = List.copyOf(heads);
  }

  /**
   * What becomes of a stream.
   *
   * @param source the stream of the upload
   * @param transcoded whether it is transcoded, see {@link Transcoding}
   * @param filters bitstream filters in order, in FFmpeg's syntax
   * @param untimed whether its pictures are reordered, and the file does not tell when they are
   *     shown
   */
  record PlannedTrack(
      ProbedStream source, boolean transcoded, List<String> filters, boolean untimed) {
    PlannedTrack {
      filters = List.copyOf(filters);
    }

    /** One whose own codec stays. */
    static PlannedTrack copied(ProbedStream source, List<String> filters, boolean untimed) {
      return new PlannedTrack(source, false, filters, untimed);
    }

    /** FFmpeg's options for it as a track of the canonical file. */
    List<String> options(int track) {
      if (transcoded) {
        return Transcoding.options(source, track);
      }
      return filters.isEmpty() ? List.of() : List.of("-bsf:" + track, String.join(",", filters));
    }
  }

  /**
   * A plan for a file whose packets were looked at.
   *
   * @throws MediaRejectedException if its times cannot be mended
   */
  public static RemuxPlan of(StreamSelection selection, SourceSurvey survey, boolean strict)
      throws MediaRejectedException {
    List<PlannedTrack> tracks = new ArrayList<>();
    for (ProbedStream stream : selection.kept()) {
      tracks.add(
          selection.transcoded().contains(stream)
              ? new PlannedTrack(stream, true, List.of(), false)
              : copied(survey.of(stream), survey.joins()));
    }
    return new RemuxPlan(tracks, heads(tracks, survey), strict);
  }

  private static List<Head> heads(List<PlannedTrack> tracks, SourceSurvey survey) {
    List<Head> heads = new ArrayList<>();
    for (int track = 0; track < tracks.size(); track++) {
      ProbedStream stream = tracks.get(track).source();
      EditCuts cuts = survey.of(stream).cuts();
      if (!tracks.get(track).transcoded() && Head.isPossible(stream) && cuts.needsHead()) {
        heads.add(new Head(track, stream, cuts.headPictures()));
      }
    }
    return heads;
  }

  /** The same, but what can only be decoded with what is cut off is left out. */
  public RemuxPlan withoutHeads() {
    return new RemuxPlan(tracks, List.of(), strict);
  }

  /** FFmpeg's options for the tracks of the canonical file. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    for (int track = 0; track < tracks.size(); track++) {
      options.addAll(tracks.get(track).options(track));
    }
    for (int head = 0; head < heads.size(); head++) {
      List<String> filters = pixelShape(heads.get(head).source()).stream().toList();
      options.addAll(heads.get(head).options(tracks.size() + head, filters));
    }
    return options;
  }

  private static PlannedTrack copied(StreamSurvey survey, List<Join> joins)
      throws MediaRejectedException {
    List<String> filters = new ArrayList<>();
    survey.cuts().endDecoding().ifPresent(end -> filters.add("noise=drop=gte(dts\\," + end + ")"));
    TimestampRepair.filter(survey, joins).ifPresent(filters::add);
    if (survey.hasNewParameters()) {
      filters.addAll(parameterSetsInBand(survey.stream()));
    }
    pixelShape(survey.stream()).ifPresent(filters::add);
    boolean untimed = isUntimed(survey);
    if (untimed) {
      filters.add(FROM_ZERO);
    }
    return PlannedTrack.copied(survey.stream(), filters, untimed);
  }

  /** Puts a pixel shape other than a square, which the container may be alone to tell, in-band. */
  private static Optional<String> pixelShape(ProbedStream stream) {
    Ratio shape = stream.pixelShape();
    String filter =
        switch (stream.codec().codec()) {
          case "h264" -> "h264_metadata";
          case "hevc" -> "hevc_metadata";
          default -> "";
        };
    return filter.isEmpty() || !shape.known() || shape.numerator() == shape.denominator()
        ? Optional.empty()
        : Optional.of(
            filter + "=sample_aspect_ratio=" + shape.numerator() + "/" + shape.denominator());
  }

  private static boolean isUntimed(StreamSurvey survey) {
    String codec = survey.stream().codec().codec();
    return survey.lacksPresentationTimes()
        && survey.stream().reordered()
        && (codec.equals("h264") || codec.equals("hevc"));
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
  public List<CanonicalTrack> canonicalTracks(ProbedFile canonical) throws MediaRejectedException {
    List<ProbedStream> streams =
        canonical.streams().stream().filter(ProbedStream::isMedia).toList();
    if (streams.size() != tracks.size() + heads.size()) {
      throw new MediaRejectedException("a track of the file cannot be remuxed: re-encode it");
    }
    List<CanonicalTrack> named = new ArrayList<>();
    for (int track = 0; track < tracks.size(); track++) {
      PlannedTrack planned = tracks.get(track);
      ProbedStream source = planned.source();
      ProbedStream stream = streams.get(track).named(source.language(), source.title());
      named.add(
          planned.transcoded()
              ? new CanonicalTrack(stream, false, source.codec().codec(), Optional.empty())
              : new CanonicalTrack(
                  stream.withCodec(source.codec().codec()),
                  planned.untimed(),
                  "",
                  head(track, streams)));
    }
    return named;
  }

  private Optional<ProbedStream> head(int track, List<ProbedStream> streams) {
    for (int head = 0; head < heads.size(); head++) {
      if (heads.get(head).track() == track) {
        return Optional.of(streams.get(tracks.size() + head));
      }
    }
    return Optional.empty();
  }

  /** FFmpeg's name of the container of the canonical file. */
  String container() {
    return CanonicalContainer.of(copiedStreams());
  }

  private List<ProbedStream> copiedStreams() {
    return tracks.stream().filter(track -> !track.transcoded()).map(PlannedTrack::source).toList();
  }

  /** Whether a track is in the container by common use, not by its standard. */
  boolean needsUnofficialCodecs() {
    return copiedStreams().stream()
        .map(ProbedStream::codec)
        .anyMatch(
            codec -> codec.codec().equals("mp3") && codec.sampleRate() < LEAST_STANDARD_MP3_RATE);
  }
}
