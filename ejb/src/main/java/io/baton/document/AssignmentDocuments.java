package io.baton.document;

import io.baton.location.balance.Move;
import io.baton.location.balance.SupplyBalance;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.MoveDocument;
import io.baton.model.document.assignment.MoveListDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents of assignments. */
public final class AssignmentDocuments {
  private AssignmentDocuments() {}

  /** What a location manager has handed over by itself. */
  public static MoveListDocument moves(SupplyBalance balance) {
    List<MoveDocument> items = balance.moves().stream().map(AssignmentDocuments::move).toList();
    return new MoveListDocument(
        items.size(), balance.overloaded().stream().sorted().toList(), items);
  }

  private static MoveDocument move(Move move) {
    return new MoveDocument(
        move.at(),
        move.assignment(),
        move.path(),
        move.anchor(),
        move.from(),
        move.to(),
        Texts.word(move.cause()),
        move.reason(),
        move.outcome());
  }

  /**
   * As an item of a list.
   *
   * @param links where to read on: references without a host
   */
  public static AssignmentDocument brief(AssignmentRecord assignment, Map<String, String> links) {
    return of(assignment, Optional.empty(), links);
  }

  /**
   * With the explanation, if it is recorded.
   *
   * @param links where to read on: references without a host
   */
  public static AssignmentDocument explained(
      AssignmentRecord assignment, Map<String, String> links) {
    return of(
        assignment, Optional.of(assignment.explanation()).filter(known -> !known.isEmpty()), links);
  }

  private static AssignmentDocument of(
      AssignmentRecord assignment,
      Optional<List<ScoreFactor>> explanation,
      Map<String, String> links) {
    return new AssignmentDocument(
        assignment.assignment(),
        assignment.path(),
        assignment.content(),
        assignment.client(),
        Texts.present(assignment.user()),
        assignment.mode().text(),
        assignment.anchor(),
        assignment.manager(),
        assignment.provider(),
        assignment.components(),
        assignment.bitrate(),
        assignment.made(),
        assignment.epoch(),
        explanation,
        links);
  }
}
