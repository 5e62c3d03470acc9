package io.baton.catalog.job;

import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which upload is imported next. Publishers take turns: the one with the fewest running imports is
 * served first, of several the one that was served longest ago, whatever number of uploads each has
 * waiting. Among the uploads of one publisher the more urgent comes first, then the one accepted
 * first. Of several uploads of one name only the last accepted counts. Not thread-safe.
 */
public final class ImportOrder {
  private static final Comparator<StagedUpload> WITHIN_PUBLISHER =
      Comparator.comparingInt(StagedUpload::urgency).thenComparing(Comparator.naturalOrder());

  private final Map<String, Long> turns = new HashMap<>();
  private long turn;

  /**
   * Chooses an upload; its publisher has had its turn.
   *
   * @param staged all uploads, in the order in which they were accepted
   * @param startable which of them may be imported now
   * @param running publishers of the imports that run, one entry each
   */
  Optional<StagedUpload> next(
      List<StagedUpload> staged, Predicate<StagedUpload> startable, Collection<String> running) {
    Map<String, StagedUpload> first = new HashMap<>();
    latest(staged).stream()
        .filter(startable)
        .forEach(upload -> first.merge(upload.publisher(), upload, ImportOrder::earlier));
    Optional<StagedUpload> next =
        first.values().stream()
            .min(
                Comparator.comparingLong((StagedUpload upload) -> count(running, upload))
                    .thenComparing(upload -> turns.getOrDefault(upload.publisher(), 0L))
                    .thenComparing(Comparator.naturalOrder()));
    next.ifPresent(upload -> turns.put(upload.publisher(), ++turn));
    return next;
  }

  /** The upload of each name that was accepted last. */
  public static Collection<StagedUpload> latest(List<StagedUpload> staged) {
    Map<MediaPath, StagedUpload> latest = new LinkedHashMap<>();
    staged.forEach(upload -> latest.put(upload.path(), upload));
    return latest.values();
  }

  private static StagedUpload earlier(StagedUpload one, StagedUpload other) {
    return WITHIN_PUBLISHER.compare(one, other) <= 0 ? one : other;
  }

  private static long count(Collection<String> running, StagedUpload upload) {
    return running.stream().filter(upload.publisher()::equals).count();
  }
}
