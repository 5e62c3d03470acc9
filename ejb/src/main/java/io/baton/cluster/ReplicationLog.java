package io.baton.cluster;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about what the nodes share. */
@MessageLogger(projectCode = "BATON")
interface ReplicationLog {
  ReplicationLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ReplicationLog.class, "io.baton.cluster");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4251, value = "A record could not be written to the cache: %s")
  void notWritten(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4252, value = "%d record(s) were not written to the cache: too many waited")
  void dropped(long count);
}
