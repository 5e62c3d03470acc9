package io.baton.web.api;

import io.baton.catalog.MediaRecord;
import io.baton.cluster.ClusterDirectory;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The media of all nodes as one list. What other nodes hold is known in memory, so no node is
 * waited for; which of them are not heard is told.
 */
@Dependent
public class ClusterMedia {
  /** Providers tell their version four times a second. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final VirtualContentDatabase contents;
  private final ClusterDirectory directory;

  @Inject
  public ClusterMedia(VirtualContentDatabase contents, ClusterDirectory directory) {
    this.contents = contents;
    this.directory = directory;
  }

  /** The list of this node's own media, in the order of names. */
  interface OwnList {
    int total();

    List<MediaRecord> part(int offset, int limit);
  }

  /**
   * An item of the list.
   *
   * @param path name of the media
   * @param own what this node has under it
   * @param elsewhere what other nodes hold under it, by node
   */
  record Item(String path, Optional<MediaRecord> own, List<LocatedCopy> elsewhere) {}

  /**
   * A part of the list.
   *
   * @param total how many items there are in all; one more for each name that is rejected or new
   *     here and held by others
   */
  record Part(int total, List<Item> items) {}

  /** Name of this node. */
  String self() {
    return directory.self().name();
  }

  /**
   * A part of the list, in the order of names.
   *
   * @param wanted whether a name is listed; the own list has such names alone
   */
  Part part(OwnList own, Predicate<String> wanted, int offset, int limit) {
    TreeMap<String, List<LocatedCopy>> elsewhere = elsewhere(wanted);
    List<String> others =
        elsewhere.keySet().stream().filter(path -> !contents.holds(path)).toList();
    // So many of its own precede the part at least, for no more than all others can.
    int from = Math.max(0, offset - others.size());
    List<MediaRecord> window = own.part(from, limit + offset - from);
    int before = from == 0 ? 0 : preceding(others, window);
    Map<String, MediaRecord> records = new TreeMap<>();
    window.forEach(media -> records.put(media.path().value(), media));
    List<Item> items =
        Stream.concat(records.keySet().stream(), others.stream().skip(before))
            .sorted()
            .skip(offset - from - before)
            .limit(limit)
            .distinct()
            .map(path -> item(path, records, elsewhere))
            .toList();
    return new Part(own.total() + others.size(), items);
  }

  private static int preceding(List<String> others, List<MediaRecord> window) {
    return window.isEmpty()
        ? others.size()
        : (int)
            others.stream()
                .filter(path -> path.compareTo(window.get(0).path().value()) < 0)
                .count();
  }

  private static Item item(
      String path, Map<String, MediaRecord> records, Map<String, List<LocatedCopy>> elsewhere) {
    return new Item(
        path, Optional.ofNullable(records.get(path)), elsewhere.getOrDefault(path, List.of()));
  }

  private TreeMap<String, List<LocatedCopy>> elsewhere(Predicate<String> wanted) {
    TreeMap<String, List<LocatedCopy>> byPath = new TreeMap<>();
    for (LocatedCopy copy : contents.elsewhere()) {
      if (wanted.test(copy.copy().path())) {
        byPath.computeIfAbsent(copy.copy().path(), path -> new ArrayList<>(1)).add(copy);
      }
    }
    byPath.values().forEach(copies -> copies.sort(Comparator.comparing(LocatedCopy::node)));
    return byPath;
  }

  /** Providers whose media may be listed wrongly: not read yet, or silent. By name. */
  List<String> unheard() {
    Stream<String> silent =
        contents.views().stream()
            .filter(view -> view.age().compareTo(SILENCE) > 0)
            .map(CatalogView::node);
    return List.copyOf(new TreeSet<>(Stream.concat(contents.unread().stream(), silent).toList()));
  }
}
