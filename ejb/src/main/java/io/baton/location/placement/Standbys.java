package io.baton.location.placement;

import io.baton.model.assignment.ServiceComponent;
import java.util.Comparator;
import java.util.List;

/**
 * Who supplies pieces when the assigned supplier does not. Standbys hold no capacity: the anchor
 * asks them for the time that it takes to assign another supplier.
 */
public final class Standbys {
  /** Most of them. */
  public static final int MOST = 3;

  /**
   * Those that could be assigned come first, then those that are only full. The others come last,
   * the one that just failed among them: it may recover before the others.
   */
  private static final Comparator<Judgement> MOST_USEFUL_FIRST =
      Comparator.comparing(Judgement::eligible, Comparator.reverseOrder())
          .thenComparing(
              judged -> judged.isRuledOutBy(Exclusion.NO_CAPACITY), Comparator.reverseOrder());

  private Standbys() {}

  /**
   * The standbys of what was chosen: other nodes that can supply the same content.
   *
   * @param ranked all candidates, best first
   * @return {@link #MOST} at most, most useful first; none if the chosen one does not supply
   */
  public static List<ServiceComponent> of(Judgement chosen, List<Judgement> ranked) {
    if (!chosen.supplies()) {
      return List.of();
    }
    String content = chosen.located().copy().content();
    return ranked.stream()
        .filter(judged -> judged.supplies() && !judged.provider().equals(chosen.provider()))
        .filter(judged -> judged.located().copy().content().equals(content))
        .sorted(MOST_USEFUL_FIRST)
        .map(Judgement::component)
        .distinct()
        .limit(MOST)
        .toList();
  }
}
