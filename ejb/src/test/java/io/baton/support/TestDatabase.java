package io.baton.support;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The application's persistence unit on a database in memory of its own, in one transaction that is
 * never committed.
 */
public final class TestDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  public TestDatabase() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    factory =
        Persistence.createEntityManagerFactory(
            "baton", Map.of("jakarta.persistence.nonJtaDataSource", source));
    entities = factory.createEntityManager();
    entities.getTransaction().begin();
  }

  public EntityManager entities() {
    return entities;
  }

  /** Forgets what is in memory, so that the next look-up reads the database. */
  public void flush() {
    entities.flush();
    entities.clear();
  }

  @Override
  public void close() {
    entities.getTransaction().rollback();
    entities.close();
    factory.close();
  }
}
