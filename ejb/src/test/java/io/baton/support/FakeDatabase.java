package io.baton.support;

import io.baton.catalog.journal.DatabaseUnavailableException;
import java.sql.SQLException;

/** A switch that takes a database away from the beans that use it. */
public final class FakeDatabase {
  private boolean down;
  private int questions;

  public void stop() {
    down = true;
  }

  public void start() {
    down = false;
  }

  /** How often something was asked of it. */
  public int questions() {
    return questions;
  }

  /** Fails if it is stopped. */
  public void ask() {
    questions++;
    if (down) {
      throw new DatabaseUnavailableException(new SQLException("Connection refused"));
    }
  }
}
