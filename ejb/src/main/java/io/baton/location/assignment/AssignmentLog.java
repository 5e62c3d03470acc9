package io.baton.location.assignment;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about assignments. */
@MessageLogger(projectCode = "BATON")
public interface AssignmentLog {
  AssignmentLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), AssignmentLog.class, "io.baton.location");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4551, value = "Assigned %s by %s to %s")
  void assigned(
      @FormatWith(LogText.class) String path,
      @FormatWith(LogText.class) String mode,
      @FormatWith(LogText.class) String explanation);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4552, value = "%s did not prepare %s: %s")
  void notPrepared(
      @FormatWith(LogText.class) String provider,
      @FormatWith(LogText.class) String path,
      @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4556, value = "%s did not prepare %s in time; it is avoided until it speaks")
  void silent(@FormatWith(LogText.class) String provider, @FormatWith(LogText.class) String path);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4553, value = "%s was not told (%s): %s")
  void notTold(
      @FormatWith(LogText.class) String node,
      @FormatWith(LogText.class) String request,
      @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4554, value = "A recorded assignment cannot be read and is left alone: %s")
  void unreadable(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4557, value = "Took over %d assignments of other managers")
  void adopted(int assignments);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 4555, value = "A request of another node broke")
  void broke(@Cause Throwable cause);
}
