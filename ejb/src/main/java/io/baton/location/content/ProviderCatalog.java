package io.baton.location.content;

import io.baton.model.media.MediaCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a provider's logical content database held in one version. Immutable. */
final class ProviderCatalog {
  private final long incarnation;
  private final long version;
  private final NavigableMap<String, MediaCopy> byPath = new TreeMap<>();
  private final Map<String, List<MediaCopy>> byContent = new HashMap<>();

  ProviderCatalog(long incarnation, long version, List<MediaCopy> copies) {
    this.incarnation = incarnation;
    this.version = version;
    for (MediaCopy copy : copies) {
      byPath.put(copy.path(), copy);
    }
    for (MediaCopy copy : byPath.values()) {
      byContent.computeIfAbsent(copy.content(), content -> new ArrayList<>(1)).add(copy);
    }
  }

  long incarnation() {
    return incarnation;
  }

  long version() {
    return version;
  }

  /** Whether it is this version of this incarnation. */
  boolean is(long ofIncarnation, long thatVersion) {
    return incarnation == ofIncarnation && version == thatVersion;
  }

  int size() {
    return byPath.size();
  }

  /** By path. */
  List<MediaCopy> copies() {
    return List.copyOf(byPath.values());
  }

  /** At most so many copies whose paths come after a given one, which need not be in it. */
  List<MediaCopy> after(String path, int most) {
    return byPath.tailMap(path, false).values().stream().limit(most).toList();
  }

  List<MediaCopy> atPath(String path) {
    MediaCopy copy = byPath.get(path);
    return copy == null ? List.of() : List.of(copy);
  }

  List<MediaCopy> ofContent(String content) {
    return byContent.getOrDefault(content, List.of());
  }
}
