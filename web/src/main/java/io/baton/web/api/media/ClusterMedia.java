package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaOrder;
import io.baton.catalog.MediaPage;
import io.baton.catalog.MediaQuery;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.cluster.ClusterDirectory;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.model.media.MediaPath;
import io.baton.overview.Elsewhere;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final MediaCatalog catalog;

  @Inject
  public ClusterMedia(
      VirtualContentDatabase contents, ClusterDirectory directory, MediaCatalog catalog) {
    this.contents = contents;
    this.directory = directory;
    this.catalog = catalog;
  }

  /**
   * A name, and what there is under it.
   *
   * @param path name of the media
   * @param own what this node has under it
   * @param elsewhere what other nodes have under it
   */
  public record Item(String path, Optional<MediaRecord> own, Elsewhere elsewhere) {
    /** Whether any node has something under the name, in whatever state. */
    boolean exists() {
      return own.isPresent() || !elsewhere.isNothing();
    }
  }

  /**
   * A part of the list.
   *
   * @param total how many items there are in all
   */
  record Part(int total, List<Item> items) {}

  /** Name of this node. */
  String self() {
    return directory.self().name();
  }

  /**
   * A part of the list. When media of other nodes changed is not known: in the order of changes it
   * follows what this node has.
   */
  Part part(MediaQuery query) {
    Map<String, Elsewhere> elsewhere = elsewhere(query);
    Set<MediaPath> here = elsewhere.isEmpty() ? Set.of() : catalog.names(query);
    Optional<Comparator<String>> byName = byName(query.order());
    List<String> others =
        elsewhere.entrySet().stream()
            .filter(entry -> query.state().map(entry.getValue().state()::equals).orElse(true))
            .map(Map.Entry::getKey)
            .filter(path -> !here.contains(new MediaPath(path)))
            .sorted(byName.orElse(Comparator.naturalOrder()))
            .toList();
    // So many of its own precede the part at least, for no more than all others can.
    int from = Math.max(0, query.offset() - others.size());
    MediaPage page = catalog.list(query.part(from, query.limit() + query.offset() - from));
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
      String path, Map<String, MediaRecord> records, Map<String, Elsewhere> elsewhere) {
    return new Item(
        path,
        Optional.ofNullable(records.get(path)),
        elsewhere.getOrDefault(path, Elsewhere.NOTHING));
  }

  /** What other nodes have, in any state, by name. */
  private Map<String, Elsewhere> elsewhere(MediaQuery query) {
    Map<String, List<LocatedCopy>> copies = new TreeMap<>();
    for (LocatedCopy copy : contents.elsewhere()) {
      if (query.wants(copy.copy().path())) {
        copies.computeIfAbsent(copy.copy().path(), path -> new ArrayList<>(1)).add(copy);
      }
    }
    Map<String, List<UploadElsewhere>> uploads = new TreeMap<>();
    for (UploadElsewhere upload : uploads(query.prefix())) {
      String path = upload.path().value();
      if (query.wants(path)) {
        uploads.computeIfAbsent(path, key -> new ArrayList<>(1)).add(upload);
      }
    }
    Map<String, Elsewhere> byPath = new TreeMap<>();
    Stream.concat(copies.keySet().stream(), uploads.keySet().stream())
        .distinct()
        .forEach(
            path ->
                byPath.put(
                    path,
                    elsewhere(
                        copies.getOrDefault(path, List.of()),
                        uploads.getOrDefault(path, List.of()))));
    return byPath;
  }

  private static Elsewhere elsewhere(List<LocatedCopy> copies, List<UploadElsewhere> uploads) {
    return new Elsewhere(
        copies.stream().sorted(Comparator.comparing(LocatedCopy::node)).toList(),
        uploads.stream().sorted(Comparator.comparing(UploadElsewhere::node)).toList());
  }

  /** Of nodes that are there. */
  private List<UploadElsewhere> uploads(String prefix) {
    return catalog.elsewhere(prefix).stream()
        .filter(upload -> directory.find(upload.node()).isPresent())
        .toList();
  }

  /** What this node has under a name, and what others have. */
  public Item find(MediaPath path) {
    return new Item(path.value(), catalog.find(path), elsewhere(path));
  }

  /** Without the database, what can be played. */
  private Elsewhere elsewhere(MediaPath path) {
    String self = self();
    return elsewhere(
        contents.find(path).stream().filter(copy -> !copy.node().equals(self)).toList(),
        uploads(path));
  }

  private List<UploadElsewhere> uploads(MediaPath path) {
    try {
      return uploads(path.value()).stream().filter(upload -> upload.path().equals(path)).toList();
    } catch (DatabaseUnavailableException e) {
      return List.of();
    }
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
