package io.baton.connector.ra;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the resource adapter logs. */
@MessageLogger(projectCode = "BATON")
interface ConnectorLog {
  ConnectorLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ConnectorLog.class, "io.baton.connector");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3001, value = "%d session event(s) dropped: the beans do not keep up")
  void eventsDropped(long count);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3002, value = "Event of session %s could not be recorded")
  void eventFailed(@FormatWith(LogText.class) String session, @Cause Exception cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3003, value = "%s is still busy after %d s and is left to finish by itself")
  void stillBusy(@FormatWith(LogText.class) String listener, long seconds);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3004, value = "The server has no worker for %d waiting task(s)")
  void noWorker(int tasks, @Cause Exception cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3005, value = "%d task(s) were still waiting at shutdown and are given up")
  void givenUp(int tasks);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 3006, value = "The streaming engine did not stop in order")
  void stopFailed(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 3007, value = "There is no setting %s: it has no effect")
  void unknownSetting(@FormatWith(LogText.class) String name);
}
