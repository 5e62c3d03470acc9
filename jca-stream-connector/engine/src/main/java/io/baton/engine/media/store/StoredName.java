package io.baton.engine.media.store;

import io.baton.model.media.ContentId;
import io.baton.model.media.LeftOutTrack;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a file in {@code names} holds.
 *
 * @param path the name
 * @param content what it refers to
 * @param sourceSha256 SHA-256 of the upload it was imported from
 * @param imported when the import was completed
 * @param leftOut what of that upload is not streamed; nothing in names of earlier versions
 * @param origin node whose content it is a copy of; empty if it was uploaded here
 */
record StoredName(
    MediaPath path,
    ContentId content,
    String sourceSha256,
    Instant imported,
    List<LeftOutTrack> leftOut,
    String origin) {
  StoredName {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(sourceSha256, "sourceSha256");
    Objects.requireNonNull(imported, "imported");
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    origin = origin == null ? "" : origin;
  }

  /** The same name of other content. */
  StoredName of(ContentId other) {
    return new StoredName(path, other, sourceSha256, imported, leftOut, origin);
  }
}
