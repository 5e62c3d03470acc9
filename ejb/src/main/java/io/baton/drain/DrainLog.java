package io.baton.drain;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about drains. */
@MessageLogger(projectCode = "BATON")
interface DrainLog {
  DrainLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), DrainLog.class, "io.baton.drain");

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4801,
      value = "The node drains (limit: %s): it supplies %d stream(s) and has %d session(s)")
  void draining(@FormatWith(LogText.class) String limit, int supplies, int sessions);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4802, value = "The node is drained: it supplies nothing and has no session")
  void drained();

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4803, value = "The node takes streams again: its drain was cancelled")
  void running();

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4804,
      value = "The time of the drain is over: %d supplied stream(s) and %d session(s) are ended")
  void timeOver(int supplies, int sessions);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4805,
      value = "The node stops before it is drained: %d supplied stream(s), %d session(s) are left")
  void stopsEarly(int supplies, int sessions);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4806, value = "The server is suspended: the node drains until it is resumed")
  void suspended();

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4807, value = "The node will not drain when the server is suspended: %s")
  void stateNotTold(@FormatWith(LogText.class) String reason);
}
