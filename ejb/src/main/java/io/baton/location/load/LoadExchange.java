package io.baton.location.load;

import io.baton.cluster.AnswerWait;
import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.PushLoad;
import io.baton.model.cluster.LoadStatement;
import io.baton.node.NodeSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells this node's load to all who choose among providers (R17), and asks the providers whose
 * statements do not come (R18). Every answer is a measurement of the round trip too (R20).
 */
public final class LoadExchange {
  /** How long an answer may take; the next round comes before. */
  static final Duration DEADLINE = Duration.ofMillis(400);

  /** After so many rounds a provider is asked although it speaks, to measure the round trip. */
  private static final int ROUNDS_A_MEASUREMENT = 40;

  private final ClusterDirectory directory;
  private final LoadMeter meter;
  private final LoadBoard board;
  private final NodeMessenger messenger;
  private final Duration late;
  private final LongSupplier nanoTime;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private int round;

  /**
   * An exchange that does nothing by itself.
   *
   * @param late age at which a provider's statement is late
   * @param nanoTime see {@link System#nanoTime}
   */
  public LoadExchange(
      ClusterDirectory directory,
      LoadMeter meter,
      LoadBoard board,
      NodeMessenger messenger,
      Duration late,
      LongSupplier nanoTime) {
    this.directory = directory;
    this.meter = meter;
    this.board = board;
    this.messenger = messenger;
    this.late = late;
    this.nanoTime = nanoTime;
  }

  /**
   * Measures and tells everybody, if this node is a provider, or an anchor that has measured its
   * suppliers. Never waits for an answer.
   */
  public void tell() {
    boolean provider = directory.self().has(NodeSettings.PROVIDER);
    if (!provider && !directory.self().has(NodeSettings.PORTAL)) {
      return;
    }
    LoadStatement statement = meter.measure();
    if (!provider && statement.suppliers().isEmpty()) {
      return;
    }
    for (NodeAdvertisement node : directory.nodes()) {
      if (!choosesProviders(node)) {
        continue;
      }
      if (isSelf(node)) {
        board.accept(statement);
      } else {
        // Lost or not, the next one follows soon.
        send(node, new PushLoad(statement));
      }
    }
  }

  /** Asks the providers that are late, if this node chooses among them. Never waits. */
  public void ask() {
    if (!choosesProviders(directory.self())) {
      return;
    }
    boolean measuring = round++ % ROUNDS_A_MEASUREMENT == 0;
    for (NodeAdvertisement node : directory.nodes()) {
      if (node.has(NodeSettings.PROVIDER) && !isSelf(node) && (measuring || isLate(node))) {
        ask(node);
      }
    }
  }

  private boolean isLate(NodeAdvertisement node) {
    return board.age(node.name()).map(age -> age.compareTo(late) > 0).orElse(true);
  }

  private void ask(NodeAdvertisement node) {
    String name = node.name();
    AnswerWait wait = AnswerWait.begin(nanoTime, DEADLINE);
    if (asked.add(name)) {
      send(node, new PollLoad())
          .whenComplete(
              (statement, failure) -> {
                asked.remove(name);
                if (failure == null) {
                  board.accept(statement);
                } else if (isLate(node) && !wait.isOverdue()) {
                  board.silent(name);
                }
              });
    }
  }

  private <R> CompletionStage<R> send(NodeAdvertisement node, OfpRequest<R> request) {
    long start = nanoTime.getAsLong();
    return messenger
        .ask(node.name(), request, DEADLINE)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                board.roundTrip(node.name(), Duration.ofNanos(nanoTime.getAsLong() - start));
              }
            });
  }

  private boolean isSelf(NodeAdvertisement node) {
    return node.name().equals(directory.self().name());
  }

  private static boolean choosesProviders(NodeAdvertisement node) {
    return node.has(NodeSettings.SLM) || node.has(NodeSettings.PORTAL);
  }
}
