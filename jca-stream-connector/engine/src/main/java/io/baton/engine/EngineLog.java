package io.baton.engine;

import io.baton.engine.config.DatagramMode;
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

/** Messages of the engine as a whole. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2000, max = 2099)
interface EngineLog extends BasicLogger {
  EngineLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), EngineLog.class, "io.baton.engine");

  @LogMessage(level = Level.INFO)
  @Message(id = 2000, value = "RTSP answers on %s:%d, RTP leaves from UDP port %d by %s")
  void started(@FormatWith(LogText.class) String host, int port, int rtpPort, DatagramMode mode);

  @LogMessage(level = Level.INFO)
  @Message(id = 2001, value = "The streaming engine has stopped")
  void stopped();

  @LogMessage(level = Level.WARN)
  @Message(id = 2002, value = "%s could not be closed")
  void notClosed(@Cause Throwable cause, @FormatWith(LogText.class) String what);

  @LogMessage(level = Level.ERROR)
  @Message(id = 2003, value = "The load is no longer measured")
  void loadNotMeasured(@Cause Throwable cause);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2004,
      value =
          "There is memory for %d RTSP connections at once, not for baton.rtsp.max.connections=%d:"
              + " %d MiB of direct memory (-XX:MaxDirectMemorySize), %d MiB of heap (-Xmx)")
  void fewerConnections(int connections, int wanted, long direct, long heap);
}
