package io.baton.engine.server.decision;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamDecision.Relay;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.media.Content;
import io.baton.engine.server.connection.Supplied;
import io.baton.engine.supply.OpeningListener;
import io.baton.engine.supply.Supplies;
import io.baton.engine.supply.Supply;
import io.baton.model.delivery.SupplyCause;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Opens what other nodes supply. */
final class SupplyOpening {
  private static final long FIRST_EPOCH = 1;

  private final Supplies supplies;
  private final Consumer<String> unclaimed;

  /**
   * Opens with what a node has.
   *
   * @param unclaimed told ids of assignments that no session was set up with
   */
  SupplyOpening(Supplies supplies, Consumer<String> unclaimed) {
    this.supplies = supplies;
    this.unclaimed = unclaimed;
  }

  /**
   * Opens content.
   *
   * @param loop of the session that it is for
   * @return fails if no supplier sends what is needed
   */
  CompletionStage<Supplied> open(Relay decision, StreamLoop loop) {
    CompletableFuture<Supplied> opened = new CompletableFuture<>();
    supplies.open(
        decision.content(),
        new SessionSupply(decision.assignment(), FIRST_EPOCH, decision.suppliers()),
        loop.executor(),
        new OpeningListener() {
          @Override
          public void opened(Content content, Supply supply) {
            opened.complete(new Supplied(decision, content, supply, SupplyOpening.this::giveBack));
          }

          @Override
          public void failed(SupplyCause cause) {
            giveBack(decision);
            opened.completeExceptionally(new IOException("no supplier sends it: " + cause));
          }
        });
    return opened;
  }

  /** What was promised for no session is given back. */
  void giveBack(Relay decision) {
    unclaimed.accept(decision.assignment());
  }
}
