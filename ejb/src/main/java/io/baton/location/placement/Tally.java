package io.baton.location.placement;

import io.baton.model.assignment.ScoreFactor;
import java.util.ArrayList;
import java.util.List;

/** A score in the making, with what went into it. */
final class Tally {
  private final List<ScoreFactor> factors = new ArrayList<>();
  private double sum;

  void add(String name, String value, double contribution) {
    sum += contribution;
    factors.add(new ScoreFactor(name, value, contribution));
  }

  double sum() {
    return sum;
  }

  List<ScoreFactor> factors() {
    return factors;
  }
}
