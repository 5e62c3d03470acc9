package io.baton.catalog;

import io.baton.connector.StagedUpload;
import io.baton.model.media.MediaPath;
import io.baton.node.ImportBacklog;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The uploads of this node in the database, one row a name. Each method is a transaction of its own
 * unless its caller has one.
 */
@Stateless
@LocalBean
@PermitAll
public class UploadJournal implements ImportBacklog {
  @PersistenceContext(unitName = "baton")
  private EntityManager entities;

  private Clock clock;
  private String node;

  /** For the container. */
  public UploadJournal() {}

  UploadJournal(EntityManager entities, Clock clock, String node) {
    this.entities = entities;
    this.clock = clock;
    this.node = node;
  }

  @PostConstruct
  void start() {
    clock = Clock.systemUTC();
    node = NodeSettings.current().name();
  }

  /** Records that an upload was received and is to be imported, in place of any before it. */
  public Upload begin(StagedUpload staged, String publisher) {
    Upload known = row(staged.path());
    Upload upload = known == null ? new Upload(node, staged.path()) : known;
    upload.begin(staged, publisher, clock.instant());
    if (known == null) {
      entities.persist(upload);
    }
    return upload;
  }

  public Optional<Upload> find(MediaPath path) {
    return Optional.ofNullable(row(path));
  }

  /** Uploads of names that start with a prefix, in order. */
  public List<Upload> list(String prefix) {
    return entities
        .createQuery(
            "select u from Upload u where u.node = :node and u.path like :prefix escape '!'"
                + " order by u.path",
            Upload.class)
        .setParameter("node", node)
        .setParameter("prefix", prefix.replaceAll("[!%_]", "!$0") + "%")
        .getResultList();
  }

  /** Records that an upload was imported; does nothing if it is no longer the one awaited. */
  public void succeed(MediaPath path, String stagedId) {
    update(path, stagedId, upload -> upload.succeed(clock.instant()));
  }

  /** Records why an upload was rejected; does nothing if it is no longer the one awaited. */
  public void reject(MediaPath path, String stagedId, String reason) {
    update(path, stagedId, upload -> upload.reject(reason, clock.instant()));
  }

  /** Counts a failed attempt: how many there were, or empty if the upload is not awaited now. */
  public OptionalInt fail(MediaPath path, String stagedId) {
    return awaited(path, stagedId)
        .map(upload -> OptionalInt.of(upload.fail()))
        .orElse(OptionalInt.empty());
  }

  /** Forgets a name; returns what was known of it. */
  public Optional<Upload> remove(MediaPath path) {
    Optional<Upload> upload = find(path);
    upload.ifPresent(entities::remove);
    return upload;
  }

  @Override
  public int pending() {
    return entities
        .createQuery(
            "select count(u) from Upload u where u.node = :node and u.state = :state", Long.class)
        .setParameter("node", node)
        .setParameter("state", MediaState.IMPORTING)
        .getSingleResult()
        .intValue();
  }

  private void update(MediaPath path, String stagedId, Consumer<Upload> change) {
    awaited(path, stagedId).ifPresent(change);
  }

  private Optional<Upload> awaited(MediaPath path, String stagedId) {
    return find(path).filter(upload -> upload.awaits(stagedId));
  }

  private Upload row(MediaPath path) {
    return entities.find(Upload.class, Upload.id(node, path));
  }
}
