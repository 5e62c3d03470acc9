package io.baton.location.content;

import io.baton.model.cluster.LoadStatement;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.util.List;

/**
 * The virtual logical content database (VLCD): what all providers' logical content databases hold,
 * read from their owners alone and kept in memory (R26, R27). Thread-safe; never blocks.
 */
public interface VirtualContentDatabase {
  /** All copies under a path, on nodes that are members now; none if no node holds it (R28). */
  List<LocatedCopy> find(MediaPath path);

  /** All copies of the same bytes, whatever their paths. */
  List<LocatedCopy> find(ContentId content);

  /** All copies that other nodes hold. */
  List<LocatedCopy> elsewhere();

  /**
   * Whether every provider that is a member has been read since it was started. Before that, what
   * is not found may exist all the same.
   */
  boolean isComplete();

  /** Providers that are members and have not been read since they were started, by name. */
  List<String> unread();

  /**
   * A provider says in its load statement which version its database has: reads it again, in the
   * background, if that is not the one known.
   */
  void stated(LoadStatement statement);

  /** Paths under which nodes hold different bytes, by path. */
  List<PathConflict> conflicts();

  /** How up to date it is about each provider, by name. */
  List<CatalogView> views();

  /**
   * How up to date the database is about a provider.
   *
   * @param node the provider
   * @param incarnation of the provider when it was read
   * @param version of its database that was read
   * @param copies how many it lists
   * @param age since the provider last confirmed that this is its version
   */
  record CatalogView(String node, long incarnation, long version, int copies, Duration age) {}
}
