package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Content of other nodes that is being opened: once, however many sessions wait for it. Confined to
 * the event loop of the supply.
 */
final class ContentOpenings {
  /**
   * Who waits.
   *
   * @param then given the content, with one user more
   * @param otherwise given the cause if it cannot be opened
   */
  private record Waiting(Consumer<RemoteContent> then, Consumer<SupplyCause> otherwise) {}

  private final SupplyContext context;
  private final Map<ContentId, List<Waiting>> waiting = new HashMap<>();

  ContentOpenings(SupplyContext context) {
    this.context = context;
  }

  /**
   * Opens content, unless it is open.
   *
   * @param assigned which nodes are asked, if this is the first request for it
   */
  void open(
      ContentId id,
      SessionSupply assigned,
      Consumer<RemoteContent> then,
      Consumer<SupplyCause> otherwise) {
    Optional<RemoteContent> open = context.contents().use(id);
    if (open.isPresent()) {
      then.accept(open.get());
      return;
    }
    boolean first = !waiting.containsKey(id);
    waiting.computeIfAbsent(id, added -> new ArrayList<>()).add(new Waiting(then, otherwise));
    if (first) {
      new ContentOpening(
              id,
              assigned,
              context,
              this::opened,
              cause -> waiting.remove(id).forEach(each -> each.otherwise().accept(cause)))
          .begin();
    }
  }

  private void opened(RemoteContent content) {
    ContentId id = content.manifest().id();
    context.contents().add(content);
    for (Waiting each : waiting.remove(id)) {
      context.contents().use(id).ifPresent(each.then());
    }
  }
}
