package io.baton.connector.media;

import io.baton.model.media.MediaPath;
import java.nio.file.Path;

/**
 * A file that somebody put into the watched directory, complete as far as can be told.
 *
 * @param path the name it should get: its path below that directory
 * @param file where it is
 */
public record MediaArrival(MediaPath path, Path file) {}
