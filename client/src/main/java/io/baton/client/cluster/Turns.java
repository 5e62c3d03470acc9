package io.baton.client.cluster;

import io.baton.client.network.ServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several servers of which any will do: they are asked in turn until one answers, beginning with
 * the one that answered last. Thread-safe.
 */
final class Turns<S> {
  private static final int UNAVAILABLE = 503;

  private final List<S> servers;
  private volatile int first;

  Turns(List<S> servers) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("at least one server is needed");
    }
    this.servers = List.copyOf(servers);
  }

  /** What is asked of a server. */
  @FunctionalInterface
  interface Question<S, T> {
    T ask(S server) throws IOException, InterruptedException;
  }

  /**
   * Asks until one answers. A refusal is an answer, unless the server says that it is unavailable.
   *
   * @throws ServiceException what a server refuses with
   * @throws IOException if none answers, with what is wrong with each
   */
  <T> T ask(Question<S, T> question) throws IOException, InterruptedException {
    List<IOException> failures = new ArrayList<>();
    int begin = first;
    for (int turn = 0; turn < servers.size(); turn++) {
      int server = (begin + turn) % servers.size();
      try {
        T answer = question.ask(servers.get(server));
        first = server;
        return answer;
      } catch (ServiceException refusal) {
        if (refusal.status() != UNAVAILABLE) {
          first = server;
          throw refusal;
        }
        failures.add(refusal);
      } catch (IOException silence) {
        failures.add(silence);
      }
    }
    throw combined(failures);
  }

  private static IOException combined(List<IOException> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    IOException all =
        new IOException(
            "none of the servers answers: "
                + String.join("; ", failures.stream().map(Throwable::getMessage).toList()));
    failures.forEach(all::addSuppressed);
    return all;
  }
}
