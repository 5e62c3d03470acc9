package io.baton.location.supervision;

import io.baton.model.cluster.Supervision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What was stated about supervision: by provider the statement that holds, and since when it is
 * known here. A statement's managers are those that were put first; its absent ones are passed
 * over. In whatever order statements arrive, and however often, the same ones hold. Thread-safe.
 */
final class SupervisionStatements {
  /** More than a cluster has providers; statements about further ones are ignored. */
  private static final int MOST = 1000;

  /**
   * An epoch is one more than the one before; nodes that were apart differ by few. One that is out
   * of all proportion would hold for ever, since nothing could follow it.
   */
  private static final long MAX_LEAP = 1_000_000;

  /** Of two statements the later holds; of two of one epoch, every node picks the same. */
  private static final Comparator<Supervision> PRECEDENCE =
      Comparator.comparingLong(Supervision::epoch)
          .thenComparing(statement -> statement.managers().toString(), Comparator.reverseOrder())
          .thenComparing(
              statement -> statement.absent().stream().sorted().toList().toString(),
              Comparator.reverseOrder());

  private final ConcurrentMap<String, Known> byProvider = new ConcurrentHashMap<>();

  /**
   * A statement that holds.
   *
   * @param since when it became known here
   */
  record Known(Supervision statement, Instant since) {}

  /** Takes in a statement; tells whether it is the one that holds now and was not before. */
  synchronized boolean apply(Supervision statement, Instant now) {
    Known known = byProvider.get(statement.provider());
    boolean holds =
        known == null
            ? byProvider.size() < MOST
            : PRECEDENCE.compare(statement, known.statement()) > 0;
    long leap = statement.epoch() - (known == null ? 0 : known.statement().epoch());
    if (leap > MAX_LEAP) {
      return false;
    }
    if (holds) {
      byProvider.put(statement.provider(), new Known(statement, now));
    }
    return holds;
  }

  Optional<Supervision> find(String provider) {
    return Optional.ofNullable(byProvider.get(provider)).map(Known::statement);
  }

  List<Known> all() {
    return List.copyOf(byProvider.values());
  }
}
