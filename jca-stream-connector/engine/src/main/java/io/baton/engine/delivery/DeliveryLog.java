package io.baton.engine.delivery;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the delivery of streams. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2100, max = 2199)
interface DeliveryLog extends BasicLogger {
  DeliveryLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), DeliveryLog.class, "io.baton.engine.delivery");

  @LogMessage(level = Level.ERROR)
  @Message(
      id = 2100,
      value =
          "What was to be done for a stream failed, and the stream was ended; so were %d others"
              + " since the last report")
  void streamFailed(@Cause Throwable cause, long others);

  @LogMessage(level = Level.ERROR)
  @Message(
      id = 2101,
      value =
          "A stream that failed could not be ended in order; nor could %d others since the last"
              + " report")
  void streamNotEnded(@Cause Throwable cause, long others);

  @LogMessage(level = Level.ERROR)
  @Message(
      id = 2102,
      value =
          "A round of sending, or a step of an event loop, failed; so did %d others since the last"
              + " report")
  void roundFailed(@Cause Throwable cause, long others);

  @LogMessage(level = Level.ERROR)
  @Message(
      id = 2103,
      value =
          "Event loop %d has not answered for %d s: its sessions are ended, and the node is not"
              + " ready")
  void loopStalled(int loop, long seconds);

  @LogMessage(level = Level.WARN)
  @Message(id = 2104, value = "Event loop %d answers again")
  void loopRecovered(int loop);

  @LogMessage(level = Level.ERROR)
  @Message(id = 2105, value = "An event loop had stopped its rounds of sending; it goes on")
  void ticksAgain();

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2106,
      value =
          "%d rounds of sending since the last report ended with streams that had to wait: more was"
              + " due than an event loop may send in a moment (baton.engine.headroom)")
  void roundsHeld(long rounds);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2107,
      value =
          "RTSP requests had to wait %d times since the last report: clients ask for more than may be"
              + " answered beside the streams (baton.rtsp.request.share)")
  void requestsHeld(long times);
}
