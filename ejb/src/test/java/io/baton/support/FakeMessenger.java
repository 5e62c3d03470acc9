package io.baton.support;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.model.cluster.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Nodes that answer as the test says, at once, never, or when they are told to. */
public final class FakeMessenger implements NodeMessenger {
  private final Map<Class<?>, BiFunction<String, OfpRequest<?>, CompletionStage<?>>> answers =
      new HashMap<>();
  private final Map<String, OfpException> failures = new HashMap<>();
  private final Map<String, NodeState> states = new HashMap<>();
  private final Map<String, List<Runnable>> waiting = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();

  private record Sent(String node, OfpRequest<?> request) {}

  /** A state of a node that has nothing to do. */
  public static NodeState state(String node, OfpRequest<?> request) {
    return new NodeState(node, 1, Set.of(), 0, 0);
  }

  /** From now on requests of a kind are answered so. */
  public void answer(Class<?> kind, BiFunction<String, OfpRequest<?>, ?> how) {
    answers.put(
        kind, (node, request) -> CompletableFuture.completedFuture(how.apply(node, request)));
  }

  /** The same, with answers that come later. */
  public void answerLater(
      Class<?> kind, BiFunction<String, OfpRequest<?>, CompletionStage<?>> how) {
    answers.put(kind, how);
  }

  /** From now on a node says that it is so busy. */
  public void load(String node, double rate, int pending) {
    states.put(node, new NodeState(node, 1, Set.of(), rate, pending));
  }

  /** From now on every request to a node fails. */
  public void failWith(String node, OfpStatus status) {
    failWith(node, new OfpException(status, node + " fails"));
  }

  public void failWith(String node, OfpException failure) {
    failures.put(node, failure);
  }

  /** From now on a node answers as before. */
  public void recover(String node) {
    failures.remove(node);
  }

  /** From now on a node answers nothing. */
  public void hang(String node) {
    waiting.put(node, new ArrayList<>());
  }

  /** A node answers what it was asked meanwhile, and from now on. */
  public void resume(String node) {
    waiting.remove(node).forEach(Runnable::run);
  }

  /** Requests of a kind that were sent. */
  public <R extends OfpRequest<?>> List<R> sent(Class<R> kind) {
    return sent.stream().map(Sent::request).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** To whom requests of a kind were sent. */
  public List<String> askedFor(Class<?> kind) {
    return sent.stream().filter(s -> kind.isInstance(s.request())).map(Sent::node).toList();
  }

  public void forget() {
    sent.clear();
  }

  @Override
  @SuppressWarnings("unchecked") // the test answers as the request says
  public <R> CompletionStage<R> ask(String node, OfpRequest<R> request, Duration deadline) {
    sent.add(new Sent(node, request));
    CompletableFuture<R> answer = new CompletableFuture<>();
    Runnable answering =
        () ->
            ((CompletionStage<R>) answer(node, request))
                .whenComplete(
                    (value, failure) -> {
                      if (failure == null) {
                        answer.complete(value);
                      } else {
                        answer.completeExceptionally(failure);
                      }
                    });
    if (waiting.containsKey(node)) {
      waiting.get(node).add(answering);
    } else {
      answering.run();
    }
    return answer;
  }

  private CompletionStage<?> answer(String node, OfpRequest<?> request) {
    if (failures.containsKey(node)) {
      return CompletableFuture.failedFuture(failures.get(node));
    }
    NodeState state = states.get(node);
    BiFunction<String, OfpRequest<?>, CompletionStage<?>> how = answers.get(request.getClass());
    if (request instanceof QueryStatus && state != null) {
      return CompletableFuture.completedFuture(state);
    }
    return how == null ? CompletableFuture.completedFuture(null) : how.apply(node, request);
  }

  @Override
  public void serve(OfpService service) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void maintain() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void stopServing() {
    throw new UnsupportedOperationException();
  }
}
