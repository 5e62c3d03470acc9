package io.baton.connector.media;

import io.baton.model.media.MediaPath;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What is known of an upload before its bytes. Its name has no invisible characters and no segment
 * of spaces alone.
 *
 * @param path where the media is to appear
 * @param expectedLength bytes that the sender announced, to tell a broken transfer from a whole one
 * @param publisher user who sends it; empty text if unknown
 * @param urgency order among the uploads of one publisher, RFC 9218 section 4.1: 0 is imported
 *     first, 7 last
 * @param transcode whether the publisher asks for transcoding of tracks that cannot be streamed
 */
public record UploadDescription(
    MediaPath path, OptionalLong expectedLength, String publisher, int urgency, boolean transcode) {
  public static final int MOST_URGENT = 0;
  public static final int LEAST_URGENT = 7;

  /** Urgency of an upload that says nothing of it. */
  public static final int NORMAL = 3;

  public UploadDescription {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(expectedLength, "expectedLength");
    Objects.requireNonNull(publisher, "publisher");
    path.requireVisible();
    if (urgency < MOST_URGENT || urgency > LEAST_URGENT) {
      throw new IllegalArgumentException(
          "urgency is a number from %d to %d".formatted(MOST_URGENT, LEAST_URGENT));
    }
  }
}
