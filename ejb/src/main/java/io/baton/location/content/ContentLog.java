package io.baton.location.content;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about knowing the providers. */
@MessageLogger(projectCode = "BATON")
interface ContentLog {
  ContentLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ContentLog.class, "io.baton.location");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4510, value = "Nodes hold different content under %s: %s")
  void conflict(@FormatWith(LogText.class) String path, @FormatWith(LogText.class) String contents);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4511, value = "Nodes no longer hold different content under %s")
  void conflictResolved(@FormatWith(LogText.class) String path);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4512, value = "Read the content database of %s: version %d, %d copies")
  void read(@FormatWith(LogText.class) String node, long version, int copies);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4513, value = "The content database of %s could not be read: %s")
  void notRead(@FormatWith(LogText.class) String node, @FormatWith(LogText.class) String reason);
}
