package io.baton.model.assignment;

import java.util.List;

/**
 * A session has another supplier.
 *
 * @param session id of the session
 * @param assignment id of its present assignment
 * @param from name of the supplier that was assigned until then
 * @param to name of the one that is assigned from now on; the same if it was that one already
 * @param explanation why that one
 */
public record HandedOff(
    String session, String assignment, String from, String to, List<ScoreFactor> explanation) {
  public HandedOff {
    explanation = List.copyOf(explanation);
  }
}
