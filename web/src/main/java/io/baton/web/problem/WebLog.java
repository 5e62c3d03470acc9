package io.baton.web.problem;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the web tier writes to the log. */
@MessageLogger(projectCode = "BATON")
interface WebLog extends BasicLogger {
  WebLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WebLog.class, "io.baton.web");

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 5001, value = "%s %s failed; the caller was given error id %s")
  void requestFailed(
      @Cause Throwable cause,
      @FormatWith(LogText.class) String method,
      @FormatWith(LogText.class) String path,
      @FormatWith(LogText.class) String errorId);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 5002, value = "%s %s: the media store is unavailable")
  void mediaStoreUnavailable(
      @Cause Throwable cause,
      @FormatWith(LogText.class) String method,
      @FormatWith(LogText.class) String path);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 5003, value = "%s %s: the streaming engine is unavailable")
  void engineUnavailable(
      @Cause Throwable cause,
      @FormatWith(LogText.class) String method,
      @FormatWith(LogText.class) String path);
}
