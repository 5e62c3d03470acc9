package io.baton.catalog.journal;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/** The entities in the database. */
public interface Entities {
  /**
   * Asks for some, in a transaction.
   *
   * @throws jakarta.persistence.PersistenceException if the database fails
   */
  <T> T call(Function<EntityManager, T> question);
}
