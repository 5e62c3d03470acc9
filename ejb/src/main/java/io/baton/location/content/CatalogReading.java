package io.baton.location.content;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.model.media.MediaCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads a provider's logical content database once, page by page. If that changes meanwhile, the
 * reading goes on to the end and passes for the oldest version seen, so that a provider which
 * changes all the time is known too; a node that knows of the newer version reads again.
 */
final class CatalogReading {
  /** More than any provider holds; ends the reading of one that never comes to an end. */
  private static final int MOST_COPIES = 1_000_000;

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final String provider;
  private final NodeMessenger messenger;
  private final List<MediaCopy> copies = new ArrayList<>();
  private final CompletableFuture<ProviderCatalog> result = new CompletableFuture<>();
  private CatalogPage first;

  private CatalogReading(String provider, NodeMessenger messenger) {
    this.provider = provider;
    this.messenger = messenger;
  }

  /**
   * Begins to read.
   *
   * @return fails with an OFP exception; completed on any thread
   */
  static CompletionStage<ProviderCatalog> start(String provider, NodeMessenger messenger) {
    CatalogReading reading = new CatalogReading(provider, messenger);
    reading.ask("");
    return reading.result;
  }

  private void ask(String after) {
    messenger
        .ask(provider, new QueryCatalog(after), DEADLINE)
        .whenComplete(
            (page, failure) -> {
              if (failure == null) {
                take(page, after);
              } else {
                result.completeExceptionally(failure);
              }
            });
  }

  private void take(CatalogPage page, String after) {
    if (first == null) {
      first = page;
    }
    copies.addAll(page.copies());
    if (page.incarnation() != first.incarnation()) {
      fail("it was restarted while it was read");
    } else if (page.last()) {
      result.complete(new ProviderCatalog(first.incarnation(), first.version(), copies));
    } else if (copies.size() > MOST_COPIES || page.copies().isEmpty()) {
      fail("it does not come to an end");
    } else {
      String next = page.copies().get(page.copies().size() - 1).path();
      if (next.compareTo(after) <= 0) {
        fail("its pages are out of order");
      } else {
        ask(next);
      }
    }
  }

  private void fail(String reason) {
    result.completeExceptionally(new OfpException(OfpStatus.UNAVAILABLE, reason));
  }
}
