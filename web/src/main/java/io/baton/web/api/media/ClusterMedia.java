package io.baton.web.api.media;

import io.baton.catalog.MediaOrder;
import io.baton.catalog.MediaPage;
import io.baton.catalog.MediaQuery;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.journal.MediaState;
import io.baton.cluster.ClusterDirectory;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The media of all nodes as one list. What other nodes hold is known in memory, so no node is
 * waited for; silent nodes are named.
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
   * A part of the list. Media of other nodes is ready, and when it changed is not known: in the
   * order of changes it follows what this node has.
   *
   * @param own answers the same query, for another part, from this node's own media
   */
  Part part(MediaQuery query, Function<MediaQuery, MediaPage> own) {
    Map<String, List<LocatedCopy>> elsewhere = elsewhere(query);
    Optional<Comparator<String>> byName = byName(query.order());
    List<String> others =
        elsewhere.keySet().stream()
            .filter(path -> !contents.holds(path))
            .sorted(byName.orElse(Comparator.naturalOrder()))
            .toList();
    // So many of its own precede the part at least, for no more than all others can.
    int from = Math.max(0, query.offset() - others.size());
    MediaPage page = own.apply(query.part(from, query.limit() + query.offset() - from));
    Map<String, MediaRecord> records = new LinkedHashMap<>();
    page.records().forEach(media -> records.put(media.path().value(), media));
    List<String> window = List.copyOf(records.keySet());
    int before = from == 0 ? 0 : preceding(others, window, byName);
    Stream<String> paths = Stream.concat(window.stream(), others.stream().skip(before));
    List<Item> items =
        byName
            .map(paths::sorted)
            .orElse(paths)
            .skip(query.offset() - from - before)
            .limit(query.limit())
            .distinct()
            .map(path -> item(path, records, elsewhere))
            .toList();
    return new Part(page.total() + others.size(), items);
  }

  /** The order of names that a list has; none if it is in the order of changes. */
  private static Optional<Comparator<String>> byName(MediaOrder order) {
    return switch (order) {
      case NAME -> Optional.of(Comparator.naturalOrder());
      case NAME_DESCENDING -> Optional.of(Comparator.reverseOrder());
      case CHANGED, CHANGED_DESCENDING -> Optional.empty();
    };
  }

  private static int preceding(
      List<String> others, List<String> window, Optional<Comparator<String>> byName) {
    if (window.isEmpty()) {
      return others.size();
    }
    return byName
        .map(
            order ->
                (int)
                    others.stream().filter(path -> order.compare(path, window.get(0)) < 0).count())
        .orElse(0);
  }

  private static Item item(
      String path, Map<String, MediaRecord> records, Map<String, List<LocatedCopy>> elsewhere) {
    return new Item(
        path, Optional.ofNullable(records.get(path)), elsewhere.getOrDefault(path, List.of()));
  }

  private Map<String, List<LocatedCopy>> elsewhere(MediaQuery query) {
    Map<String, List<LocatedCopy>> byPath = new TreeMap<>();
    if (!query.state().map(MediaState.READY::equals).orElse(true)) {
      return byPath;
    }
    for (LocatedCopy copy : contents.elsewhere()) {
      if (query.wants(copy.copy().path())) {
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
