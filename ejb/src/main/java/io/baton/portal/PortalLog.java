package io.baton.portal;

import io.baton.model.delivery.SupplyCause;
import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about taking requests. */
@MessageLogger(projectCode = "BATON")
interface PortalLog {
  PortalLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), PortalLog.class, "io.baton.portal");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4601, value = "Location manager %s does not answer; its backup is activated")
  void managerMissing(@FormatWith(LogText.class) String manager);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4602, value = "Location manager %s answers again")
  void managerBack(@FormatWith(LogText.class) String manager);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4603, value = "Location manager %s could not assign %s: %s")
  void notAssigned(
      @FormatWith(LogText.class) String manager,
      @FormatWith(LogText.class) String path,
      @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4604, value = "The catalog did not tell about %s in time")
  void catalogSlow(@FormatWith(LogText.class) String path);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 4605,
      value = "An answer of location manager %s was missed because this node itself was late")
  void ownDelay(@FormatWith(LogText.class) String manager);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4606, value = "Session %s gets another supplier (failed or drained: %s): %s")
  void reassigned(
      @FormatWith(LogText.class) String session,
      @FormatWith(LogText.class) String failed,
      @FormatWith(LogText.class) String explanation);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4607,
      value = "No other supplier can be assigned to session %s; it is tried again: %s")
  void notReassigned(
      @FormatWith(LogText.class) String session, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4608, value = "Too many sessions wait for a supplier; %d were left out")
  void changesDropped(long count);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4609,
      value = "Location manager %s has not answered since it joined; its backup stands in for it")
  void managerNotStarted(@FormatWith(LogText.class) String manager);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4610, value = "Session %s gets another supplier than %s (%s): %s")
  void handedOff(
      @FormatWith(LogText.class) String session,
      @FormatWith(LogText.class) String former,
      SupplyCause cause,
      @FormatWith(LogText.class) String explanation);
}
