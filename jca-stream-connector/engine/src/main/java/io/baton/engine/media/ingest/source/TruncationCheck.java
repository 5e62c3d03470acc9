package io.baton.engine.media.ingest.source;

import io.baton.connector.media.MediaRejectedException;
import java.util.List;
import java.util.Locale;

/**
 * Notices that a part of the tracks that are kept is missing at the end of a file. What a container
 * declares of other tracks does not count, nor what is missing at the beginning or in between.
 */
public final class TruncationCheck {
  private static final double TOLERANCE_SECONDS = 1;
  private static final double TOLERANCE_PART = 0.03;

  /** Of a file that ends in the middle of something, a picture or two must not be missing. */
  private static final double CUT_TOLERANCE_SECONDS = 0.25;

  private final FileExtent extent;
  private final ProbedFile upload;

  private TruncationCheck(FileExtent extent, ProbedFile upload) {
    this.extent = extent;
    this.upload = upload;
  }

  /**
   * Compares what an upload declares with what was found in it. Containers whose playing time is
   * estimated are not judged.
   *
   * @throws MediaRejectedException if much of a kept track is missing
   */
  public static void of(
      FileExtent extent, ProbedFile upload, List<ProbedStream> kept, SourceSurvey survey)
      throws MediaRejectedException {
    boolean sizesTell = extent == FileExtent.WHOLE && upload.isFormat("matroska", "avi");
    if (upload.isFormat("mov", "matroska", "avi") && !sizesTell) {
      TruncationCheck check = new TruncationCheck(extent, upload);
      for (ProbedStream stream : kept) {
        check.track(survey.of(stream));
      }
    }
  }

  private void track(StreamSurvey track) throws MediaRejectedException {
    double declared = declared(track.stream());
    double reached = Math.max(0, reached(track));
    double missing = declared - reached;
    boolean cut = extent == FileExtent.CUT;
    boolean truncated =
        cut
            ? declared == 0 || missing > CUT_TOLERANCE_SECONDS
            : missing > TOLERANCE_SECONDS && missing > declared * TOLERANCE_PART;
    if (truncated) {
      throw new MediaRejectedException(
          "the file is truncated: "
              + (declared == 0
                  ? "it ends in the middle of a sample"
                  : String.format(
                      Locale.ROOT,
                      "track %d (%s) declares %.1f s and ends after %.1f s",
                      track.stream().index(),
                      track.stream().type(),
                      declared,
                      reached)));
    }
  }

  /** Matroska files of which no track declares its own playing time declare that of the longest. */
  private double declared(ProbedStream stream) {
    boolean known = stream.seconds() > 0 || !upload.isFormat("matroska");
    return known ? stream.seconds() : upload.seconds();
  }

  /**
   * A track of MP4 that is there from its beginning declares how long it is; one of which fragments
   * are missing, and any of another container, when it ends.
   */
  private double reached(StreamSurvey track) {
    boolean byLength = extent == FileExtent.CUT && upload.isFormat("mov");
    return byLength ? track.span() : Math.max(track.span(), track.end());
  }
}
