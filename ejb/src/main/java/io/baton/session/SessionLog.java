package io.baton.session;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about sessions. */
@MessageLogger(projectCode = "BATON")
interface SessionLog {
  SessionLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), SessionLog.class, "io.baton.session");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4101, value = "A recorded session cannot be read and is left alone: %s")
  void unreadable(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4102,
      value = "Removed records of nodes that are gone: %d session(s), %d assignment(s) of %s")
  void removedGone(int sessions, int assignments, @FormatWith(LogText.class) String nodes);
}
