package io.baton.catalog.journal;

import io.baton.model.media.MediaPath;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of this node's uploads in the database, one a name. Each method is a transaction of its
 * own unless its caller has one, and throws {@link DatabaseUnavailableException} if the database
 * fails.
 */
@Stateless
@LocalBean
@PermitAll
public class UploadRows {
  @PersistenceContext(unitName = "baton")
  private EntityManager entities;

  private String node;

  /** For the container. */
  public UploadRows() {}

  public UploadRows(EntityManager entities, String node) {
    this.entities = entities;
    this.node = node;
  }

  @PostConstruct
  void start() {
    node = NodeSettings.current().name();
  }

  /** Writes how an upload ended in place of what is there; callers write a name one at a time. */
  public void put(Outcome outcome) {
    asked(
        () -> {
          Upload known = row(outcome.path());
          if (known == null) {
            entities.persist(new Upload(node, outcome));
          } else {
            known.record(outcome);
          }
          entities.flush();
          return null;
        });
  }

  public Optional<Upload> find(MediaPath path) {
    return asked(() -> Optional.ofNullable(row(path)));
  }

  /** The rows of some names, in no order. */
  public List<Upload> find(Collection<MediaPath> paths) {
    List<String> ids = paths.stream().map(path -> Upload.id(node, path)).toList();
    return asked(
        () ->
            entities
                .createQuery("select u from Upload u where u.id in :ids", Upload.class)
                .setParameter("ids", ids)
                .getResultList());
  }

  /** Names in a state, in no order. */
  public List<MediaPath> paths(MediaState state) {
    return asked(
        () ->
            entities
                .createQuery(
                    "select u.path from Upload u where u.node = :node and u.state = :state",
                    String.class)
                .setParameter("node", node)
                .setParameter("state", state)
                .getResultStream()
                .map(MediaPath::new)
                .toList());
  }

  /** What was rejected under names that start with a prefix, in no order. */
  public List<Upload> rejected(String prefix) {
    return asked(
        () ->
            entities
                .createQuery(
                    "select u from Upload u where u.node = :node and u.state = :state"
                        + " and u.path like :prefix escape '!'",
                    Upload.class)
                .setParameter("node", node)
                .setParameter("state", MediaState.REJECTED)
                .setParameter("prefix", like(prefix))
                .getResultList());
  }

  private static String like(String prefix) {
    return prefix.replaceAll("[!%_]", "!$0") + "%";
  }

  /** Forgets a name; tells whether there was a row of it. */
  public boolean remove(MediaPath path) {
    return asked(
        () -> {
          int removed =
              entities
                  .createQuery("delete from Upload u where u.id = :id")
                  .setParameter("id", Upload.id(node, path))
                  .executeUpdate();
          entities.clear();
          return removed > 0;
        });
  }

  /**
   * Forgets rejected uploads.
   *
   * @param before those that were rejected earlier than this
   * @return how many
   */
  public int removeRejected(Instant before) {
    return asked(
        () ->
            entities
                .createQuery(
                    "delete from Upload u where u.node = :node and u.state = :state"
                        + " and u.changed < :before")
                .setParameter("node", node)
                .setParameter("state", MediaState.REJECTED)
                .setParameter("before", before)
                .executeUpdate());
  }

  /** When the rejected upload of a place in the order, the latest first, was rejected. */
  public Optional<Instant> rejected(int place) {
    return asked(
        () ->
            entities
                .createQuery(
                    "select u.changed from Upload u where u.node = :node and u.state = :state"
                        + " order by u.changed desc",
                    Instant.class)
                .setParameter("node", node)
                .setParameter("state", MediaState.REJECTED)
                .setFirstResult(place)
                .setMaxResults(1)
                .getResultStream()
                .findFirst());
  }

  /** Asks the database for nothing in particular. */
  public void ping() {
    asked(() -> entities.createNativeQuery("select 1").getSingleResult());
  }

  private Upload row(MediaPath path) {
    return entities.find(Upload.class, Upload.id(node, path));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (PersistenceException e) {
      throw new DatabaseUnavailableException(e);
    }
  }
}
