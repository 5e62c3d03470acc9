package io.baton.engine.media.manifest;

import io.baton.engine.media.TrackFormat;
import io.baton.model.media.TrackDescription;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What content is, as its manifest says it. What depends on the upload that it was made from is not
 * part of it.
 *
 * @param title what the file calls itself, or empty
 * @param duration playing time of the longest track
 * @param bitrate mean bits a second of RTP payload over all tracks
 * @param peakBits bits in the second with the most of them, all headers included
 * @param formats how each track is described to a receiver, in the order of the index
 */
public record ContentSummary(
    String title, Duration duration, long bitrate, long peakBits, List<TrackFormat> formats) {
  public ContentSummary {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(duration, "duration");
    formats = List.copyOf(formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("there are no tracks");
    }
    for (int track = 0; track < formats.size(); track++) {
      require(formats.get(track), track);
    }
  }

  private static void require(TrackFormat format, int index) {
    TrackDescription track = format.description();
    boolean possible =
        track.index() == index
            && track.clockRate() > 0
            && track.kind() != null
            && track.codec() != null
            && track.duration() != null
            && track.language() != null
            && format.rtpmap() != null
            && format.fmtp() != null;
    if (!possible) {
      throw new IllegalArgumentException("track " + index + " is described impossibly");
    }
  }
}
