package io.baton.engine.supply;

import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
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
      @FormatWith(LogText.class) String session,
      @FormatWith(LogText.class) String to,
      @FormatWith(LogText.class) String from,
      SupplyCause cause,
      int piece,
      long packet,
      long ms);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2701,
      value =
          "Session %s: no supplier is left after %s (%s), piece %d is missing for packet %d; %d others"
              + " had none since the last report")
  void exhausted(
      @FormatWith(LogText.class) String session,
      @FormatWith(LogText.class) String from,
      SupplyCause cause,
      int piece,
      long packet,
      long others);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2702,
      value = "Session %s waits for a piece that is late; %d others had to since the last report")
  void starved(@FormatWith(LogText.class) String session, long others);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2703,
      value = "Session %s goes on; a piece was %d ms late; %d others went on since the last report")
  void resumed(@FormatWith(LogText.class) String session, long ms, long others);

  @LogMessage(level = Level.WARN)
  @Message(id = 2704, value = "Piece %d (%s) of %s from node %s is damaged")
  void damaged(
      int piece,
      @FormatWith(LogText.class) String part,
      @FormatWith(LogText.class) String content,
      @FormatWith(LogText.class) String node);

  @LogMessage(level = Level.ERROR)
  @Message(id = 2705, value = "Session %s cannot be supplied: its content is damaged")
  void unusable(@Cause Throwable cause, @FormatWith(LogText.class) String session);

  @LogMessage(level = Level.INFO)
  @Message(id = 2707, value = "%s (%s) is kept as a copy of what node %s has: %d bytes")
  void adopted(
      @FormatWith(LogText.class) MediaPath path,
      ContentId content,
      @FormatWith(LogText.class) String origin,
      long octets);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2708,
      value =
          "%s is not kept as a copy: there is no room, or something of that name; %d others were not"
              + " since the last report")
  void noRoomForCopy(@FormatWith(LogText.class) MediaPath path, long others);

  @LogMessage(level = Level.WARN)
  @Message(id = 2709, value = "%s could not be kept as a copy")
  void notAdopted(@Cause Throwable cause, @FormatWith(LogText.class) MediaPath path);

  @LogMessage(level = Level.WARN)
  @Message(id = 2706, value = "Content %s of other nodes is not usable")
  void notOpened(@Cause Throwable cause, @FormatWith(LogText.class) String content);
}
