package io.baton.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged in a category while this is open. */
public final class LoggedMessages extends Handler {
  private final Logger logger;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  public LoggedMessages(String category) {
    logger = Logger.getLogger(category);
    logger.addHandler(this);
  }

  /** Level and message of each line, such as {@code WARN BATON004601: …}. */
  public List<String> lines() {
    return records.stream().map(each -> each.getLevel() + " " + each.getMessage()).toList();
  }

  @Override
  public void publish(LogRecord line) {
    records.add(line);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
