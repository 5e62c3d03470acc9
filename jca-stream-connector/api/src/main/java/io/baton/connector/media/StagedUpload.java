package io.baton.connector.media;

import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.Objects;

/**
 * A file that was received whole and waits to be imported. It survives a restart.
 *
 * @param id names the staged file; ids sort in the order in which uploads were accepted
 * @param path where the media is to appear
 * @param sizeBytes bytes received
 * @param sha256 of the bytes received, lower-case hex
 * @param publisher user who sent it; empty text if unknown
 * @param urgency see {@link UploadDescription#urgency}
 * @param transcode see {@link UploadDescription#transcode}
 * @param received when it was accepted; for people, not for the order
 */
public record StagedUpload(
    String id,
    MediaPath path,
    long sizeBytes,
    String sha256,
    String publisher,
    int urgency,
    boolean transcode,
    Instant received)
    implements Comparable<StagedUpload> {
  public StagedUpload {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sha256, "sha256");
    // Earlier versions wrote neither, nor whether to transcode.
    publisher = Objects.requireNonNullElse(publisher, "");
    received = Objects.requireNonNullElse(received, Instant.EPOCH);
  }

  @Override
  public int compareTo(StagedUpload other) {
    return id.compareTo(other.id);
  }
}
