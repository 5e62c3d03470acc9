package io.baton.location.supervision;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about supervision. */
@MessageLogger(projectCode = "BATON")
interface SupervisionLog {
  SupervisionLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), SupervisionLog.class, "io.baton.location");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4520, value = "Supervision of %s: %s, suspected %s (epoch %d)")
  void supervision(
      @FormatWith(LogText.class) String provider,
      @FormatWith(LogText.class) String managers,
      @FormatWith(LogText.class) String absent,
      long epoch);
}
