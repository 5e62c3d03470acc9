package io.baton.engine.server.connection;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the RTSP server. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2200, max = 2299)
public interface ServerLog extends BasicLogger {
  ServerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ServerLog.class, "io.baton.engine.server");

  @LogMessage(level = Level.ERROR)
  @Message(id = 2200, value = "A %s request failed inside the server")
  void requestFailed(@Cause Throwable cause, @FormatWith(LogText.class) String method);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2201,
      value = "%s brought an assignment and is not the address of a node of the cluster")
  void notANode(@FormatWith(LogText.class) String address);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2202,
      value = "%s: a connection of %s was refused: %s; %d others were since the last report")
  void connectionRefused(
      @FormatWith(LogText.class) String server,
      @FormatWith(LogText.class) String client,
      @FormatWith(LogText.class) String reason,
      long others);
}
