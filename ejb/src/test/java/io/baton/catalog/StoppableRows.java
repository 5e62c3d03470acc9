package io.baton.catalog;

import io.baton.catalog.journal.Entities;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.Upload;
import io.baton.catalog.journal.UploadRows;
import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeDatabase;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows in a database that can be stopped. */
public final class StoppableRows extends UploadRows {
  private final FakeDatabase database;

  public StoppableRows(EntityManager entities, String node, FakeDatabase database) {
    super(new OneTransaction(entities), node);
    this.database = database;
  }

  @Override
  public void put(Outcome outcome) {
    database.ask();
    super.put(outcome);
  }

  @Override
  public void announce(StagedUpload upload) {
    database.ask();
    super.announce(upload);
  }

  @Override
  public List<Upload> elsewhere(String prefix) {
    database.ask();
    return super.elsewhere(prefix);
  }

  @Override
  public Optional<Upload> find(MediaPath path) {
    database.ask();
    return super.find(path);
  }

  @Override
  public List<Upload> find(Collection<MediaPath> paths) {
    database.ask();
    return super.find(paths);
  }

  @Override
  public List<MediaPath> paths(MediaState state) {
    database.ask();
    return super.paths(state);
  }

  @Override
  public List<Upload> rejected(String prefix) {
    database.ask();
    return super.rejected(prefix);
  }

  @Override
  public boolean remove(MediaPath path) {
    database.ask();
    return super.remove(path);
  }

  @Override
  public void ping() {
    database.ask();
    super.ping();
  }

  /** That of a test, which is never committed. */
  private record OneTransaction(EntityManager entities) implements Entities {
    @Override
    public <T> T call(Function<EntityManager, T> question) {
      return question.apply(entities);
    }
  }
}
