package io.baton.connector.media;

import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.time.Instant;

/**
 * A name in the media store and the content behind it: one row of the logical content database
 * (R27).
 *
 * @param path the name
 * @param description the content
 * @param imported when the import was completed
 */
public record MediaEntry(MediaPath path, MediaDescription description, Instant imported) {}
