package io.baton.management.cluster;

import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.StreamCost;
import java.util.List;

/** A copy of media on a node, and how it was judged, as management tools show it. */
public final class CandidateData {
  private final Candidate candidate;

  CandidateData(Candidate candidate) {
    this.candidate = candidate;
  }

  public String getNode() {
    return candidate.node();
  }

  public String getPath() {
    return candidate.path();
  }

  public String getContent() {
    return candidate.content();
  }

  public boolean isEligible() {
    return candidate.eligible();
  }

  public double getScore() {
    return candidate.score();
  }

  /** Bits a second that the node would send. */
  public long getProviderCost() {
    return candidate.cost().map(StreamCost::provider).orElse(0L);
  }

  /** Bits a second that the node which the client talks to would pass on. */
  public long getAnchorCost() {
    return candidate.cost().map(StreamCost::anchor).orElse(0L);
  }

  public List<FactorData> getFactors() {
    return candidate.explanation().stream().map(FactorData::new).toList();
  }
}
