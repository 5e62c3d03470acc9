package io.baton.testbed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Players that play at once: streams take their time, and little else. */
public final class Players {
  private Players() {}

  /** What each of some streams brings, in their order. */
  public static <S, R> Map<S, R> receive(Collection<S> streams, Function<S, R> player)
      throws ExecutionException, InterruptedException {
    ExecutorService players = Executors.newCachedThreadPool();
    try {
      Map<S, Future<R>> playing = new LinkedHashMap<>();
      streams.forEach(stream -> playing.put(stream, players.submit(() -> player.apply(stream))));
      Map<S, R> received = new LinkedHashMap<>();
      for (Map.Entry<S, Future<R>> each : playing.entrySet()) {
        received.put(each.getKey(), each.getValue().get());
      }
      return received;
    } finally {
      players.shutdownNow();
    }
  }
}
