package io.baton.engine.delivery;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the delivery of streams. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2100, max = 2199)
interface DeliveryLog extends BasicLogger {
  DeliveryLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), DeliveryLog.class, "io.baton.engine.delivery");

  @LogMessage(level = Level.ERROR)
  @Message(id = 2100, value = "A stream was ended because its packets could not be made")
  void streamFailed(@Cause Throwable cause);
}
