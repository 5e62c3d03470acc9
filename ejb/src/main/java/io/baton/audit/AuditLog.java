package io.baton.audit;

import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Who changed what, from where. One line each, when it was done. */
@MessageLogger(projectCode = "BATON")
public interface AuditLog extends BasicLogger {
  AuditLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), AuditLog.class, "io.baton.audit");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 6001, value = "upload user=%s address=%s path=%s bytes=%d sha256=%s")
  void uploaded(
      @FormatWith(LogText.class) String user,
      @FormatWith(LogText.class) String address,
      @FormatWith(LogText.class) MediaPath path,
      long bytes,
      String sha256);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 6002, value = "delete user=%s address=%s path=%s forced=%s")
  void deleted(
      @FormatWith(LogText.class) String user,
      @FormatWith(LogText.class) String address,
      @FormatWith(LogText.class) MediaPath path,
      boolean forced);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 6003, value = "upload-refused user=%s address=%s path=%s reason=%s")
  void uploadRefused(
      @FormatWith(LogText.class) String user,
      @FormatWith(LogText.class) String address,
      @FormatWith(LogText.class) MediaPath path,
      @FormatWith(LogText.class) String reason);
}
