package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Part;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.ContentId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class SuppliedContentTest {
  private final List<ContentId> checked = new CopyOnWriteArrayList<>();
  private final Semaphore checks = new Semaphore(0);

  private boolean check(ContentId content) {
    checked.add(content);
    checks.acquireUninterruptibly();
    return true;
  }

  private static DamageReport report(ContentId content, int piece) {
    return new DamageReport(content, Part.MEDIA, piece);
  }

  @Test
  void contentIsCheckedOnceForAllReportsThatCameBefore() {
    try (SuppliedContent content =
        new SuppliedContent(id -> Optional.empty(), id -> Optional.empty(), this::check)) {
      content.damaged(report(PieceFixture.CONTENT, 1));
      Conditions.await("the check", () -> checked.size() == 1);
      content.damaged(report(PieceFixture.CONTENT, 2));
      content.damaged(report(PieceFixture.UNKNOWN, 1));
      content.damaged(report(PieceFixture.UNKNOWN, 2));
      checks.release(2);
      Conditions.await("the other check", () -> checked.size() == 2);
      assertThat(checked).containsExactly(PieceFixture.CONTENT, PieceFixture.UNKNOWN);
    }
  }

  @Test
  void contentIsCheckedAgainForALaterReport() {
    checks.release(2);
    try (SuppliedContent content =
        new SuppliedContent(id -> Optional.empty(), id -> Optional.empty(), this::check)) {
      content.damaged(report(PieceFixture.CONTENT, 1));
      Conditions.await(
          "another check",
          () -> {
            content.damaged(report(PieceFixture.CONTENT, 1));
            return checked.size() >= 2;
          });
    }
  }
}
