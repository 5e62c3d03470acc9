package io.baton.catalog.journal;

import jakarta.ejb.ApplicationException;

/** The database does not answer, or does not do what it is asked to. */
@ApplicationException(rollback = true)
public class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailableException(Throwable cause) {
    super("the database does not answer; try again later", cause);
  }
}
