package io.baton.location.balance;

import io.baton.model.delivery.SupplyCause;
import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about handoffs by this manager. */
@MessageLogger(projectCode = "BATON")
interface BalanceLog {
  BalanceLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), BalanceLog.class, "io.baton.location");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4820, value = "Provider %s is overloaded (%s): other nodes take streams of it over")
  void overloaded(
      @FormatWith(LogText.class) String provider, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4821, value = "Provider %s is not overloaded any more (%s)")
  void recovered(
      @FormatWith(LogText.class) String provider, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4824, value = "Delivery from %s is bad (%s): other nodes take streams over")
  void badDelivery(
      @FormatWith(LogText.class) String link, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4825, value = "Delivery from %s is not bad any more (%s)")
  void goodDelivery(
      @FormatWith(LogText.class) String link, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4822, value = "Assignment %s of %s moves from %s to %s (%s): %s")
  void moved(
      @FormatWith(LogText.class) String assignment,
      @FormatWith(LogText.class) String path,
      @FormatWith(LogText.class) String from,
      @FormatWith(LogText.class) String to,
      SupplyCause cause,
      @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4823, value = "Assignment %s stays with %s: %s")
  void notMoved(
      @FormatWith(LogText.class) String assignment,
      @FormatWith(LogText.class) String provider,
      @FormatWith(LogText.class) String reason);
}
