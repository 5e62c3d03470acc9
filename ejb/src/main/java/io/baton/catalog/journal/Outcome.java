package io.baton.catalog.journal;

import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.Optional;

/**
 * How an upload ended.
 *
 * @param upload what was accepted
 * @param reason why it was rejected; empty if it was imported
 * @param ended when
 */
public record Outcome(StagedUpload upload, Optional<String> reason, Instant ended) {
  public static Outcome ready(StagedUpload upload, Instant ended) {
    return new Outcome(upload, Optional.empty(), ended);
  }

  public static Outcome rejected(StagedUpload upload, String reason, Instant ended) {
    return new Outcome(upload, Optional.of(reason), ended);
  }

  public MediaPath path() {
    return upload.path();
  }

  public MediaState state() {
    return reason.isPresent() ? MediaState.REJECTED : MediaState.READY;
  }
}
