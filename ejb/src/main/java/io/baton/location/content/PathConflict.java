package io.baton.location.content;

import io.baton.model.media.MediaPath;
import java.util.Map;

/**
 * Nodes hold different bytes under one path.
 *
 * @param path the path
 * @param contents SHA-256 of the content by node
 */
public record PathConflict(MediaPath path, Map<String, String> contents) {
  public PathConflict {
    contents = Map.copyOf(contents);
  }
}
