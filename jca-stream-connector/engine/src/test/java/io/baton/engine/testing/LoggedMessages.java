package io.baton.engine.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to a logger. */
public final class LoggedMessages extends Handler implements AutoCloseable {
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final Logger logger;

  /** Begins to listen to a category. */
  public LoggedMessages(String category) {
    logger = Logger.getLogger(category);
    logger.addHandler(this);
  }

  /** The messages so far, each with its number. */
  public List<String> texts() {
    return texts;
  }

  /** Numbers of the messages so far. */
  public List<String> ids() {
    return texts.stream().map(text -> text.substring(0, text.indexOf(':'))).toList();
  }

  @Override
  public void publish(LogRecord message) {
    texts.add(message.getMessage());
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
