package io.baton.engine.media.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to a logger. */
final class LoggedMessages extends Handler implements AutoCloseable {
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final Logger logger;

  LoggedMessages(String category) {
    logger = Logger.getLogger(category);
    logger.addHandler(this);
  }

  /** Numbers of the messages so far. */
  List<String> ids() {
    return ids;
  }

  @Override
  public void publish(LogRecord message) {
    String text = message.getMessage();
    ids.add(text.substring(0, text.indexOf(':')));
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
