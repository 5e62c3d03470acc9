package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks one supplier after the other for a manifest; the next one as well if one is silent. */
final class ManifestRequest {
  private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(500);

  private final ContentId content;
  private final SupplierChoice choice;
  private final long until;
  private final PieceRequests requests;
  private final RequestContext context;
  private final Consumer<ManifestAnswer> then;
  private final List<Fetch> fetches = new ArrayList<>();
  private final List<Supplier> left = new ArrayList<>();
  private SupplyCause cause = SupplyCause.TIMEOUT;
  private Future<?> timer = CompletableFuture.completedFuture(null);
  private Future<?> limit = CompletableFuture.completedFuture(null);
  private int running;
  private boolean ended;

  ManifestRequest(
      ContentId content,
      SupplierChoice choice,
      long until,
      PieceRequests requests,
      RequestContext context,
      Consumer<ManifestAnswer> then) {
    this.content = content;
    this.choice = choice;
    this.until = until;
    this.requests = requests;
    this.context = context;
    this.then = then;
  }

  /** Begins with the best supplier; those that are avoided come last. */
  void launch() {
    left.addAll(choice.order());
    left.sort(Comparator.comparing(supplier -> context.book().of(supplier).isSuspect()));
    limit = after(until - context.clock().nanos(), this::giveUp);
    next();
  }

  private void next() {
    if (ended) {
      return;
    }
    timer.cancel(false);
    if (!left.isEmpty()) {
      timer = after(context.patience().toNanos(), this::next);
      ask(context.book().of(left.remove(0)));
    } else if (running == 0 && cause == SupplyCause.NOT_FOUND) {
      giveUp();
    } else if (running == 0) {
      left.addAll(choice.order());
      timer = after(RETRY, this::next);
    }
  }

  private void ask(KnownSupplier supplier) {
    running++;
    long now = context.clock().nanos();
    fetches.add(
        context
            .fetcher()
            .manifest(supplier.supplier(), content, System.nanoTime(), new Answer(supplier, now)));
  }

  private Future<?> after(long nanos, Runnable task) {
    return context.loop().schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  private void goOn(SupplyCause newCause) {
    cause = newCause;
    running--;
    next();
  }

  private void giveUp() {
    if (!ended) {
      end(new ManifestAnswer(Optional.empty(), cause));
    }
  }

  private void end(ManifestAnswer answer) {
    ended = true;
    timer.cancel(false);
    limit.cancel(false);
    fetches.forEach(Fetch::cancel);
    then.accept(answer);
  }

  /** Of one supplier. */
  private final class Answer implements AnswerListener<ByteBuffer> {
    private final KnownSupplier supplier;
    private final long sentAt;

    Answer(KnownSupplier supplier, long sentAt) {
      this.supplier = supplier;
      this.sentAt = sentAt;
    }

    @Override
    public void answered(ByteBuffer octets) {
      requests.heard(supplier);
      try {
        Manifest manifest = Manifest.parse(octets, content);
        end(new ManifestAnswer(Optional.of(manifest), cause));
      } catch (IOException e) {
        RequestLog.LOG.badManifest(e, supplier.supplier().node());
        goOn(SupplyCause.DAMAGED);
      }
    }

    @Override
    public void failed(FetchFailure failure) {
      SupplyCause why = SupplyCause.valueOf(failure.name());
      if (failure != FetchFailure.NOT_FOUND) {
        requests.suspect(supplier, why, sentAt, content);
      }
      goOn(why);
    }
  }
}
