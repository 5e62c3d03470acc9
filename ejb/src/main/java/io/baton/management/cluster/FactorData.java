package io.baton.management.cluster;

import io.baton.model.assignment.ScoreFactor;

/** One consideration in choosing a provider as management tools show it. */
public final class FactorData {
  private final ScoreFactor factor;

  FactorData(ScoreFactor factor) {
    this.factor = factor;
  }

  public String getName() {
    return factor.name();
  }

  public String getValue() {
    return factor.value();
  }

  public double getContribution() {
    return factor.contribution();
  }
}
