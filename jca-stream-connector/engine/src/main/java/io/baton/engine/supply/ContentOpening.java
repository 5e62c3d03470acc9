package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.ManifestAnswer;
import io.baton.engine.supply.request.SupplierChoice;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens content of other nodes: fetches its manifest, then the head of its index. Confined to the
 * event loop of the supply.
 */
final class ContentOpening {
  /** A client waits for it. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ContentId id;
  private final SupplierChoice choice;
  private final SupplyContext context;
  private final HeldPieces head;
  private final Consumer<RemoteContent> then;
  private final Consumer<SupplyCause> otherwise;
  private int missing;
  private boolean failed;

  /**
   * Not begun yet.
   *
   * @param then given the content
   * @param otherwise given the cause if it cannot be opened
   */
  ContentOpening(
      ContentId id,
      SessionSupply assigned,
      SupplyContext context,
      Consumer<RemoteContent> then,
      Consumer<SupplyCause> otherwise) {
    this.id = id;
    this.choice = new SupplierChoice(assigned, change -> {});
    this.context = context;
    this.head = new HeldPieces(context, choice, LIMIT);
    this.then = then;
    this.otherwise = otherwise;
  }

  void begin() {
    long until = context.clock().nanos() + LIMIT.toNanos();
    context.requests().manifest(id, choice, until, this::proceed);
  }

  private void proceed(ManifestAnswer answer) {
    answer.manifest().ifPresentOrElse(this::fetchHead, () -> otherwise.accept(answer.cause()));
  }

  private void fetchHead(Manifest manifest) {
    RemoteContent content = new RemoteContent(manifest);
    List<Piece> pieces = content.head();
    if (!context.cache().fits(1 << manifest.index().pieceBits())
        || !context.cache().fits(1 << manifest.media().pieceBits())) {
      otherwise.accept(SupplyCause.DAMAGED);
      return;
    }
    missing = pieces.size();
    pieces.forEach(
        piece ->
            head.fetch(piece, () -> arrived(content), () -> fail(content, SupplyCause.TIMEOUT)));
  }

  private void arrived(RemoteContent content) {
    missing--;
    if (missing == 0 && !failed) {
      open(content);
    }
  }

  private void open(RemoteContent content) {
    try {
      content.open();
    } catch (IOException | RuntimeException e) {
      SupplyLog.LOG.notOpened(e, id.toString());
      fail(content, SupplyCause.DAMAGED);
      return;
    }
    head.letGo();
    then.accept(content);
  }

  private void fail(RemoteContent content, SupplyCause cause) {
    if (!failed) {
      failed = true;
      head.letGo();
      context.cache().drop(content.pieces().toList());
      otherwise.accept(cause);
    }
  }
}
