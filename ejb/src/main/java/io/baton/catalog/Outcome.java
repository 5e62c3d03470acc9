package io.baton.catalog;

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
record Outcome(StagedUpload upload, Optional<String> reason, Instant ended) {
  static Outcome ready(StagedUpload upload, Instant ended) {
    return new Outcome(upload, Optional.empty(), ended);
  }

  static Outcome rejected(StagedUpload upload, String reason, Instant ended) {
    return new Outcome(upload, Optional.of(reason), ended);
  }

  MediaPath path() {
    return upload.path();
  }

  MediaState state() {
    return reason.isPresent() ? MediaState.REJECTED : MediaState.READY;
  }
}
