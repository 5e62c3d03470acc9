package io.baton.engine.audit;

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

/** Messages of limits that were reached, each once a minute. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2950, max = 2969)
public interface LimitLog extends BasicLogger {
  LimitLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), LimitLog.class, "io.baton.limits");

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2950,
      value = "A stream for %s was refused: %s; %d others were since the last report")
  void shareUsedUp(
      @FormatWith(LogText.class) String client,
      @FormatWith(LogText.class) String reason,
      long others);
}
