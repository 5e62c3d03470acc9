package io.baton.web.security;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged of limits of HTTP, each once a minute. */
@MessageLogger(projectCode = "BATON")
interface ConnectionLog extends BasicLogger {
  ConnectionLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ConnectionLog.class, "io.baton.limits");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5010,
      value =
          "%s has %d HTTP connections, which is the limit: one was closed or refused; so were %d"
              + " others, of any client, since the last report")
  void shareUsedUp(@FormatWith(LogText.class) String client, int most, long others);
}
