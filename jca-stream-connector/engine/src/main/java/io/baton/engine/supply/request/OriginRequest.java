package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Fetcher;
import io.baton.model.media.ContentId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks one supplier after the other whose content it has, until one answers. */
final class OriginRequest {
  private final Fetcher fetcher;
  private final ContentId content;
  private final Deque<Supplier> left;
  private final Consumer<Optional<String>> then;

  OriginRequest(
      Fetcher fetcher,
      ContentId content,
      List<Supplier> suppliers,
      Consumer<Optional<String>> then) {
    this.fetcher = fetcher;
    this.content = content;
    this.left = new ArrayDeque<>(suppliers);
    this.then = then;
  }

  void launch() {
    if (left.isEmpty()) {
      then.accept(Optional.empty());
    } else {
      Supplier asked = left.remove();
      fetcher.origin(asked, content, new Answer(asked));
    }
  }

  /** Of one supplier. */
  private final class Answer implements AnswerListener<Optional<String>> {
    private final Supplier supplier;

    Answer(Supplier supplier) {
      this.supplier = supplier;
    }

    @Override
    public void answered(Optional<String> origin) {
      then.accept(Optional.of(origin.orElse(supplier.node())));
    }

    @Override
    public void failed(FetchFailure failure) {
      launch();
    }
  }
}
