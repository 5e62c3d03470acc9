package io.baton.health;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the health checks write to the log. */
@MessageLogger(projectCode = "BATON")
interface HealthLog extends BasicLogger {
  HealthLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), HealthLog.class, "io.baton.health");

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 5900, value = "The JMX bean %s cannot tell its %s")
  void unreadable(@Cause Throwable cause, String bean, String attribute);
}
