package io.baton.location.content;

import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds paths under which nodes hold different bytes, and reports each once. Thread-safe. */
final class PathConflicts {
  private volatile List<PathConflict> current = List.of();

  /** By path. */
  List<PathConflict> current() {
    return current;
  }

  /**
   * Compares what the nodes hold now.
   *
   * @param copiesByNode by name of the node
   */
  synchronized void compare(Map<String, List<MediaCopy>> copiesByNode) {
    Map<String, String> contentByPath = new HashMap<>();
    SortedMap<String, Map<String, String>> differing = new TreeMap<>();
    copiesByNode
        .values()
        .forEach(
            copies ->
                copies.forEach(
                    copy -> {
                      String other = contentByPath.putIfAbsent(copy.path(), copy.content());
                      if (other != null && !other.equals(copy.content())) {
                        differing.put(copy.path(), new TreeMap<>());
                      }
                    }));
    copiesByNode.forEach(
        (node, copies) ->
            copies.stream()
                .filter(copy -> differing.containsKey(copy.path()))
                .forEach(copy -> differing.get(copy.path()).put(node, copy.content())));
    List<PathConflict> next =
        differing.entrySet().stream()
            .map(entry -> new PathConflict(new MediaPath(entry.getKey()), entry.getValue()))
            .toList();
    report(next);
    current = next;
  }

  private void report(List<PathConflict> next) {
    for (PathConflict conflict : next) {
      if (!current.contains(conflict)) {
        ContentLog.LOG.conflict(
            conflict.path().value(), new TreeMap<>(conflict.contents()).toString());
      }
    }
    for (PathConflict conflict : current) {
      if (next.stream().noneMatch(other -> other.path().equals(conflict.path()))) {
        ContentLog.LOG.conflictResolved(conflict.path().value());
      }
    }
  }
}
