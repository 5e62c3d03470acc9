package io.baton.location;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ContentId;
import io.baton.connector.MediaPath;
import io.baton.connector.ofp.Supervision;
import io.baton.location.LoadBoard.LoadView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds who has something, and has them judged. */
final class CandidateFinder {
  private final ClusterDirectory directory;
  private final VirtualContentDatabase contents;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final Placement placement;

  CandidateFinder(
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
   * Who has what is asked for by path, best first; empty if nobody has. Where nodes hold different
   * bytes under the path, those that hold what most of them hold come first: everybody gets the
   * same, as long as somebody can deliver it.
   */
  List<Judgement> find(MediaPath path, PlacementRequest request) {
    List<LocatedCopy> copies = contents.find(path);
    if (copies.isEmpty()) {
      return List.of();
    }
    PlacementFacts facts = facts(copies, request);
    List<Judgement> ranked = new ArrayList<>();
    for (List<LocatedCopy> same : byContent(copies)) {
      ranked.addAll(placement.rank(request, same, facts));
    }
    return ranked;
  }

  /** Who has certain bytes, under whatever name; empty if nobody has. */
  List<Judgement> find(ContentId content, PlacementRequest request) {
    List<LocatedCopy> copies = contents.find(content);
    return placement.rank(request, copies, facts(copies, request));
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

  private PlacementFacts facts(List<LocatedCopy> copies, PlacementRequest request) {
    Map<String, NodeAdvertisement> nodes = new HashMap<>();
    Map<String, LoadView> views = new HashMap<>();
    Map<String, Supervision> supervisors = new HashMap<>();
    for (LocatedCopy copy : copies) {
      gather(copy.node(), nodes, views);
      supervision.of(copy.node()).ifPresent(known -> supervisors.put(copy.node(), known));
    }
    gather(request.anchor(), nodes, views);
    return new PlacementFacts(directory.self().name(), nodes, views, links(), supervisors);
  }

  private LinkUse links() {
    return placement.countsLinks() ? LinkUse.of(directory.nodes(), loads.all()) : LinkUse.NONE;
  }

  /** The place that the media of a request has to get to; empty if that is not known. */
  String destination(PlacementRequest request) {
    return placement.destination(request, directory.find(request.anchor()));
  }

  private void gather(
      String node, Map<String, NodeAdvertisement> nodes, Map<String, LoadView> views) {
    directory.find(node).ifPresent(known -> nodes.put(node, known));
    loads.find(node).ifPresent(known -> views.put(node, known));
  }
}
