package io.baton.location.placement;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.cluster.Supervision;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds who has something, and has them judged. */
public final class CandidateFinder {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final ClusterDirectory directory;
  private final VirtualContentDatabase contents;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final Placement placement;

  public CandidateFinder(
      ClusterDirectory directory,
      VirtualContentDatabase contents,
      LoadBoard loads,
      SupervisionTable supervision,
      Placement placement) {
    this.directory = directory;
    this.contents = contents;
    this.loads = loads;
    this.supervision = supervision;
    this.placement = placement;
  }

  /**
   * Of whom this manager may choose one, best first; empty if no node has what is asked for by
   * path. Where nodes hold different bytes under the path, those that hold what most of them hold
   * come first: everybody gets the same, as long as somebody can deliver it. One exception: in
   * relay mode whoever can only deliver the stream past the anchor, as nodes of older versions,
   * comes after all who can supply it, since not every client can be served that way.
   *
   * @param content the only bytes that will do; empty if all will
   */
  public List<Judgement> choices(
      MediaPath path, Optional<ContentId> content, PlacementRequest request) {
    List<List<LocatedCopy>> groups =
        byContent(path).stream()
            .filter(same -> content.isEmpty() || content.get().sha256().equals(contentOf(same)))
            .toList();
    return rank(groups, request, this::supervisors);
  }

  /** Who has what is asked for by path and could deliver it, whichever manager chooses. */
  public List<Judgement> find(MediaPath path, PlacementRequest request) {
    return rank(byContent(path), request, copies -> Map.of());
  }

  /** Who has certain bytes, under whatever name, and could deliver them. */
  public List<Judgement> find(ContentId content, PlacementRequest request) {
    return rank(List.of(contents.find(content)), request, copies -> Map.of());
  }

  /** Why nothing was found: no node has it, or this node does not know yet what all have. */
  public OfpException absent(String what) {
    return contents.isComplete()
        ? new OfpException(OfpStatus.NOT_FOUND, "There is no media " + what)
        : new OfpException(
            OfpStatus.NOT_READY,
            "This node does not know yet whether there is media " + what,
            RETRY_AFTER_SECONDS);
  }

  private List<Judgement> rank(
      List<List<LocatedCopy>> groups,
      PlacementRequest request,
      Function<List<LocatedCopy>, Map<String, Supervision>> supervisors) {
    List<LocatedCopy> all = groups.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    PlacementFacts facts = facts(all, request, supervisors.apply(all));
    List<Judgement> ranked = new ArrayList<>();
    groups.forEach(same -> ranked.addAll(placement.rank(request, same, facts)));
    // Stable: it changes nothing else.
    ranked.sort(Comparator.comparing(judged -> Placement.bypassesAnchor(request, judged, facts)));
    return ranked;
  }

  private List<List<LocatedCopy>> byContent(MediaPath path) {
    return byContent(contents.find(path)).stream().map(this::withOtherCopies).toList();
  }

  /** The nodes' other copies of the same bytes are candidates too (R29), after those asked for. */
  private List<LocatedCopy> withOtherCopies(List<LocatedCopy> same) {
    Set<String> holders = same.stream().map(LocatedCopy::node).collect(Collectors.toSet());
    return Stream.concat(
            same.stream(),
            contents.find(new ContentId(contentOf(same))).stream()
                .filter(copy -> holders.contains(copy.node())))
        .distinct()
        .toList();
  }

  private static String contentOf(List<LocatedCopy> same) {
    return same.get(0).copy().content();
  }

  /** What most nodes hold comes first; of two as frequent, the one whose hash comes first. */
  private static List<List<LocatedCopy>> byContent(List<LocatedCopy> copies) {
    Map<String, List<LocatedCopy>> groups =
        copies.stream()
            .collect(
                Collectors.groupingBy(
                    copy -> copy.copy().content(), TreeMap::new, Collectors.toList()));
    return groups.values().stream()
        .sorted(Comparator.comparing((List<LocatedCopy> group) -> -group.size()))
        .toList();
  }

  private Map<String, Supervision> supervisors(List<LocatedCopy> copies) {
    Map<String, Supervision> supervisors = new HashMap<>();
    copies.forEach(
        copy ->
            supervision.of(copy.node()).ifPresent(known -> supervisors.put(copy.node(), known)));
    return supervisors;
  }

  private PlacementFacts facts(
      List<LocatedCopy> copies, PlacementRequest request, Map<String, Supervision> supervisors) {
    Map<String, NodeAdvertisement> nodes = new HashMap<>();
    Map<String, LoadView> views = new HashMap<>();
    copies.forEach(copy -> gather(copy.node(), nodes, views));
    gather(request.anchor(), nodes, views);
    return new PlacementFacts(
        directory.self().name(),
        nodes,
        views,
        links(),
        loads.suppliers(request.anchor()),
        supervisors);
  }

  private LinkUse links() {
    return placement.countsLinks() ? LinkUse.of(directory.nodes(), loads.all()) : LinkUse.NONE;
  }

  /** The place that the media of a request has to get to; empty if that is not known. */
  public String destination(PlacementRequest request) {
    return placement.destination(request, directory.find(request.anchor()));
  }

  private void gather(
      String node, Map<String, NodeAdvertisement> nodes, Map<String, LoadView> views) {
    directory.find(node).ifPresent(known -> nodes.put(node, known));
    loads.find(node).ifPresent(known -> views.put(node, known));
  }
}
