package io.baton.catalog;

import io.baton.catalog.journal.MediaState;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the catalog knows of a piece of media.
 *
 * @param path its name
 * @param state of the latest upload; while that is {@link MediaState#IMPORTING}, what was there
 *     before stays playable
 * @param progress part of the import done, 0.0 to 1.0; 1.0 when ready
 * @param reason why it was rejected; empty unless rejected
 * @param description what can be streamed under this name now; empty if nothing can
 * @param publisher user who uploaded it; empty text if unknown
 * @param uploadBytes bytes received, 0 if unknown
 * @param changed when the state last changed
 * @param origin node of whose content it is a cached copy; empty text if it was uploaded here
 */
public record MediaRecord(
    MediaPath path,
    MediaState state,
    double progress,
    Optional<String> reason,
    Optional<MediaDescription> description,
    String publisher,
    long uploadBytes,
    Instant changed,
    String origin) {
  public MediaRecord {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(changed, "changed");
  }

  /** Of an upload to this node. */
  public MediaRecord(
      MediaPath path,
      MediaState state,
      double progress,
      Optional<String> reason,
      Optional<MediaDescription> description,
      String publisher,
      long uploadBytes,
      Instant changed) {
    this(path, state, progress, reason, description, publisher, uploadBytes, changed, "");
  }
}
