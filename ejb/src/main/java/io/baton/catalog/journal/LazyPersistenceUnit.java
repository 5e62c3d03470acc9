package io.baton.catalog.journal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The application's persistence unit. It is opened when the database answers for the first time,
 * not by the server at deployment: a node starts, streams and takes uploads without its database.
 * Thread-safe.
 */
final class LazyPersistenceUnit implements Entities, AutoCloseable {
  private final DataSource source;

  /** Guarded by this. */
  private EntityManagerFactory factory;

  LazyPersistenceUnit(DataSource source) {
    this.source = source;
  }

  @Override
  public <T> T call(Function<EntityManager, T> question) {
    try (EntityManager entities = open().createEntityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      try {
        T answer = question.apply(entities);
        transaction.commit();
        return answer;
      } catch (RuntimeException e) {
        rollBack(transaction, e);
        throw e;
      }
    }
  }

  private static void rollBack(EntityTransaction transaction, RuntimeException cause) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      // As on a connection that is lost.
      cause.addSuppressed(e);
    }
  }

  private synchronized EntityManagerFactory open() {
    if (factory == null) {
      requireAnswer();
      factory =
          Persistence.createEntityManagerFactory(
              "baton", Map.of("jakarta.persistence.nonJtaDataSource", source));
    }
    return factory;
  }

  /** Asked first, for the persistence provider logs each failure at length. */
  private void requireAnswer() {
    try (Connection connection = source.getConnection()) {
      connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }
}
