package io.baton.model.assignment;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.List;

/** Leaves an explanation that was not asked for out of a document. The JSON binding makes it. */
public final class KnownFactors implements JsonbAdapter<List<ScoreFactor>, List<ScoreFactor>> {
  /** Null, which is left out, if there are none. */
  @Override
  public List<ScoreFactor> adaptToJson(List<ScoreFactor> factors) {
    return factors.isEmpty() ? null : factors;
  }

  @Override
  public List<ScoreFactor> adaptFromJson(List<ScoreFactor> factors) {
    return factors == null ? List.of() : factors;
  }
}
