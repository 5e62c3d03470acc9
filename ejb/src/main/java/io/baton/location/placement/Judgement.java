package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What placement thinks of a copy.
 *
 * @param located the copy and the node that holds it
 * @param node the node; null if it is no member, and then not eligible
 * @param cost what the stream is expected to cost there
 * @param eligible whether it could take the stream now
 * @param score the higher, the better; 0 if it is not eligible
 * @param priority of two equal scores the one with the higher counts
 * @param dispatched streams that it was given lately: of two equals the one with fewer counts
 * @param factors what went into the score, or the one thing that rules it out
 * @param supplies whether it would supply pieces to the node that the client talks to, rather than
 *     deliver the media
 */
public record Judgement(
    LocatedCopy located,
    NodeAdvertisement node,
    ServiceCost cost,
    boolean eligible,
    double score,
    int priority,
    long dispatched,
    List<ScoreFactor> factors,
    boolean supplies) {
  public Judgement {
    factors = List.copyOf(factors);
  }

  public String provider() {
    return located.node();
  }

  /** Whether this is the reason why it is not eligible. */
  public boolean isRuledOutBy(String exclusion) {
    return !eligible && factors.stream().anyMatch(factor -> factor.name().equals(exclusion));
  }

  /** The part of the service that this node would perform; not of a node that is no member. */
  public ServiceComponent component() {
    return new ServiceComponent(
        supplies ? ServiceComponent.SUPPLY : ServiceComponent.DELIVERY,
        node.name(),
        node.host(),
        node.rtspPort(),
        node.piecesPort());
  }

  /** As others get it. */
  public Candidate candidate(boolean explain) {
    return new Candidate(
        located.node(),
        located.copy().path(),
        located.copy().content(),
        node == null ? "" : RtspUris.of(node.host(), node.rtspPort(), located.copy().path()),
        eligible,
        score,
        explain ? Optional.of(cost.told()) : Optional.empty(),
        explain ? factors : List.of());
  }

  /** In words, for the log: {@code node-2: bandwidth.available 0.93 (7.4 of 8.0 Gbit/s) …}. */
  public static String explain(String provider, List<ScoreFactor> factors) {
    return factors.stream()
        .map(
            f -> String.format(Locale.ROOT, "%s %+.4f (%s)", f.name(), f.contribution(), f.value()))
        .collect(Collectors.joining(", ", provider + ": ", ""));
  }
}
