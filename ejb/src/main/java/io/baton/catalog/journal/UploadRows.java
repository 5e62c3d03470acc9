package io.baton.catalog.journal;

import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The rows of this node's uploads in the database, one a name. Each method is a transaction of its
 * own, and throws {@link DatabaseUnavailableException} if the database fails.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadRows {
  /** Uploads of other nodes that are looked at, the latest first. */
  private static final int MOST_ELSEWHERE = 1000;

  @Resource(lookup = "java:jboss/datasources/BatonDS")
  private DataSource source;

  private Entities database;
  private LazyPersistenceUnit unit;
  private String node;

  /** For the container. */
  public UploadRows() {}

  public UploadRows(Entities database, String node) {
    this.database = database;
    this.node = node;
  }

  @PostConstruct
  void start() {
    unit = new LazyPersistenceUnit(source);
    database = unit;
    node = NodeSettings.current().name();
  }

  @PreDestroy
  void stop() {
    unit.close();
  }

  /** Writes how an upload ended in place of what is there; callers write a name one at a time. */
  public void put(Outcome outcome) {
    asked(
        entities -> {
          Upload known = row(entities, outcome.path());
          if (known == null) {
            entities.persist(new Upload(node, outcome));
          } else {
            known.record(outcome);
          }
          entities.flush();
          return null;
        });
  }

  /** Writes that an upload waits to be imported; callers write a name one at a time. */
  public void announce(StagedUpload upload) {
    asked(
        entities -> {
          Upload known = row(entities, upload.path());
          if (known == null) {
            entities.persist(new Upload(node, upload));
          } else {
            known.announce(upload);
          }
          entities.flush();
          return null;
        });
  }

  public Optional<Upload> find(MediaPath path) {
    return asked(entities -> Optional.ofNullable(row(entities, path)));
  }

  /** The rows of some names, in no order. */
  public List<Upload> find(Collection<MediaPath> paths) {
    List<String> ids = paths.stream().map(path -> Upload.id(node, path)).toList();
    return asked(
        entities ->
            entities
                .createQuery("select u from Upload u where u.id in :ids", Upload.class)
                .setParameter("ids", ids)
                .getResultList());
  }

  /** Names in a state, in no order. */
  public List<MediaPath> paths(MediaState state) {
    return asked(
        entities ->
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
        entities ->
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

  /** What other nodes import or have rejected under names that start with a prefix. */
  public List<Upload> elsewhere(String prefix) {
    return asked(
        entities ->
            entities
                .createQuery(
                    "select u from Upload u where u.node <> :node and u.state <> :state"
                        + " and u.path like :prefix escape '!' order by u.changed desc",
                    Upload.class)
                .setParameter("node", node)
                .setParameter("state", MediaState.READY)
                .setParameter("prefix", like(prefix))
                .setMaxResults(MOST_ELSEWHERE)
                .getResultList());
  }

  private static String like(String prefix) {
    return prefix.replaceAll("[!%_]", "!$0") + "%";
  }

  /** Forgets a name; tells whether there was a row of it. */
  public boolean remove(MediaPath path) {
    return asked(
        entities -> {
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
        entities ->
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
        entities ->
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
    asked(entities -> entities.createNativeQuery("select 1").getSingleResult());
  }

  private Upload row(EntityManager entities, MediaPath path) {
    return entities.find(Upload.class, Upload.id(node, path));
  }

  private <T> T asked(Function<EntityManager, T> question) {
    try {
      return database.call(question);
    } catch (PersistenceException e) {
      throw new DatabaseUnavailableException(e);
    }
  }
}
