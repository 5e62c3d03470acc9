package io.baton.engine.admission;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of admission. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2500, max = 2549)
interface AdmissionLog extends BasicLogger {
  AdmissionLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), AdmissionLog.class, "io.baton.engine.admission");

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2500,
      value = "A session was refused: %s. %d others were refused since the last report")
  void refused(@FormatWith(LogText.class) String reason, long others);
}
