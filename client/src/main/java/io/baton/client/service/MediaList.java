package io.baton.client.service;

import java.util.List;

/**
 * The media of all nodes.
 *
 * @param items in the order of their names
 * @param unheard nodes that do not answer: what they alone hold may be missing
 */
public record MediaList(List<MediaItem> items, List<String> unheard) {
  public MediaList {
    items = List.copyOf(items);
    unheard = List.copyOf(unheard);
  }
}
