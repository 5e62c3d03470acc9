package io.baton.engine.supply;

import io.baton.connector.SupplyCause;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the supply. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2700, max = 2729)
interface SupplyLog extends BasicLogger {
  SupplyLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), SupplyLog.class, "io.baton.engine.supply");

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2700,
      value =
          "Session %s: supplied by %s instead of %s (%s) from piece %d on, for packet %d, after"
              + " %d ms")
  void changed(
      String session, String to, String from, SupplyCause cause, int piece, long packet, long ms);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2701,
      value = "Session %s: no supplier is left after %s (%s), piece %d is missing for packet %d")
  void exhausted(String session, String from, SupplyCause cause, int piece, long packet);

  @LogMessage(level = Level.WARN)
  @Message(id = 2702, value = "Session %s waits for a piece that is late")
  void starved(String session);

  @LogMessage(level = Level.INFO)
  @Message(id = 2703, value = "Session %s goes on; a piece was %d ms late")
  void resumed(String session, long ms);

  @LogMessage(level = Level.WARN)
  @Message(id = 2704, value = "Piece %d (%s) of %s from node %s is damaged")
  void damaged(int piece, String part, String content, String node);

  @LogMessage(level = Level.ERROR)
  @Message(id = 2705, value = "Session %s cannot be supplied: its content is damaged")
  void unusable(@Cause Throwable cause, String session);

  @LogMessage(level = Level.WARN)
  @Message(id = 2706, value = "Content %s of other nodes is not usable")
  void notOpened(@Cause Throwable cause, String content);
}
