package io.baton.engine.media.store;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.Objects;

/**
 * What a file in {@code names} holds.
 *
 * @param path the name
 * @param content what it refers to
 * @param sourceSha256 SHA-256 of the upload it was imported from
 * @param imported when the import was completed
 */
record StoredName(MediaPath path, ContentId content, String sourceSha256, Instant imported) {
  StoredName {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(sourceSha256, "sourceSha256");
    Objects.requireNonNull(imported, "imported");
  }
}
