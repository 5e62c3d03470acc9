package io.baton.support;

import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpDispatch;
import io.baton.connector.ofp.Ofp;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Several nodes' OFP in memory. A request is answered at once, in the thread that sends it, unless
 * something is in the way: then it waits until that is gone or its deadline has passed, for which
 * the test moves the clock. For one thread.
 */
public final class OfpNetwork {
  private final TestClock clock;
  private final Map<String, OfpService> services = new HashMap<>();
  private final Set<String> dead = new HashSet<>();
  private final Set<String> hanging = new HashSet<>();
  private final Set<String> island = new HashSet<>();
  private final List<Exchange> waiting = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  /** A request that a node sent, whether it arrived or not. */
  public record Sent(String from, String to, OfpRequest<?> request) {}

  private record Exchange(Sent sent, Instant deadline, CompletableFuture<Object> answer) {}

  public OfpNetwork(TestClock clock) {
    this.clock = clock;
  }

  /** The end point of a node; it answers once it serves. */
  public Ofp join(String node) {
    return new EndPoint(node);
  }

  /** A node's way to talk to the others by name. */
  public NodeMessenger messenger(String node) {
    return new Messenger(new EndPoint(node));
  }

  /** Where a node is reached in this network. */
  public static OfpPeer peer(String node) {
    return new OfpPeer(node, "192.0.2.1", 5683);
  }

  /**
   * The node's process is dead: its machine says that nobody listens there, so what is sent to it,
   * or waits for its answer, fails at once.
   */
  public void kill(String node) {
    lose(node);
    dead.add(node);
    for (Exchange exchange : List.copyOf(waiting)) {
      if (isRefused(exchange.sent()) && waiting.remove(exchange)) {
        refuse(exchange);
      }
    }
  }

  /** The node's machine is gone: what is sent to it is lost, and so are its answers. */
  public void lose(String node) {
    services.remove(node);
    hanging.remove(node);
  }

  /** Whether somebody answers for a node. */
  public boolean answers(String node) {
    return services.containsKey(node);
  }

  /** The node stands still: what is sent to it waits. */
  public void hang(String node) {
    hanging.add(node);
  }

  /** The node goes on with what has waited, unless the sender gave up. */
  public void resume(String node) {
    hanging.remove(node);
    deliverWaiting();
  }

  /** From now on these nodes and the others do not reach each other. */
  public void isolate(String... nodes) {
    island.clear();
    island.addAll(List.of(nodes));
  }

  /** Everybody reaches everybody again. */
  public void heal() {
    island.clear();
    deliverWaiting();
  }

  /** Lets time pass; requests whose deadline has passed fail. */
  public void advance(Duration step) {
    clock.advance(step);
    Instant now = clock.instant();
    for (Exchange exchange : List.copyOf(waiting)) {
      if (!now.isBefore(exchange.deadline()) && waiting.remove(exchange)) {
        String to = exchange.sent().to();
        exchange
            .answer()
            .completeExceptionally(new OfpException(OfpStatus.TIMEOUT, to + " does not answer"));
      }
    }
  }

  /** Requests sent since this was last asked, in order. */
  public List<Sent> drain() {
    List<Sent> drained = List.copyOf(sent);
    sent.clear();
    return drained;
  }

  private void deliverWaiting() {
    for (Exchange exchange : List.copyOf(waiting)) {
      if (reaches(exchange.sent()) && waiting.remove(exchange)) {
        deliver(exchange);
      }
    }
  }

  private boolean reaches(Sent request) {
    return services.containsKey(request.to())
        && !hanging.contains(request.to())
        && isOnOneSide(request);
  }

  private boolean isOnOneSide(Sent request) {
    return island.contains(request.from()) == island.contains(request.to());
  }

  private boolean isRefused(Sent request) {
    return dead.contains(request.to()) && isOnOneSide(request);
  }

  private static void refuse(Exchange exchange) {
    exchange
        .answer()
        .completeExceptionally(
            new OfpException(OfpStatus.UNREACHABLE, exchange.sent().to() + " does not listen"));
  }

  private void deliver(Exchange exchange) {
    OfpDispatch.ask(services.get(exchange.sent().to()), exchange.sent().request())
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                exchange.answer().complete(value);
              } else {
                exchange.answer().completeExceptionally(onTheWire(failure));
              }
            });
  }

  /** What is not an OFP exception is the node's own business. */
  private static OfpException onTheWire(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof OfpException known
        ? known
        : new OfpException(OfpStatus.INTERNAL, "internal error");
  }

  private final class EndPoint implements Ofp {
    private final String node;

    EndPoint(String node) {
      this.node = node;
    }

    @Override
    @SuppressWarnings("unchecked") // each method of the service answers as its request says
    public <R> CompletionStage<R> send(OfpPeer peer, OfpRequest<R> request, Duration deadline) {
      Sent message = new Sent(node, peer.node(), request);
      sent.add(message);
      CompletableFuture<Object> answer = new CompletableFuture<>();
      Exchange exchange = new Exchange(message, clock.instant().plus(deadline), answer);
      if (isRefused(message)) {
        refuse(exchange);
      } else if (reaches(message)) {
        deliver(exchange);
      } else {
        waiting.add(exchange);
      }
      return (CompletionStage<R>) answer;
    }

    @Override
    public Registration serve(OfpService service) {
      services.put(node, service);
      dead.remove(node);
      return () -> services.remove(node, service);
    }

    @Override
    public int port() {
      return peer(node).port();
    }
  }

  private static final class Messenger implements NodeMessenger {
    private final Ofp ofp;
    private Ofp.Registration registration = () -> {};

    Messenger(Ofp ofp) {
      this.ofp = ofp;
    }

    @Override
    public <R> CompletionStage<R> ask(String to, OfpRequest<R> request, Duration deadline) {
      return ofp.send(peer(to), request, deadline);
    }

    @Override
    public void serve(OfpService service) {
      registration = ofp.serve(service);
    }

    @Override
    public void maintain() {
      // This engine is never restarted.
    }

    @Override
    public void stopServing() {
      registration.close();
    }
  }
}
