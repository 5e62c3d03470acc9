package io.baton.engine.supply.request;

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

/** Messages of requests for pieces. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2730, max = 2749)
interface RequestLog extends BasicLogger {
  RequestLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), RequestLog.class, "io.baton.engine.supply.request");

  @LogMessage(level = Level.WARN)
  @Message(id = 2730, value = "Node %s sent a manifest that is not usable")
  void badManifest(@Cause Throwable cause, @FormatWith(LogText.class) String node);
}
