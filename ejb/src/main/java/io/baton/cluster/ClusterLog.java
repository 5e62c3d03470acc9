package io.baton.cluster;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about the group of nodes. */
@MessageLogger(projectCode = "BATON")
interface ClusterLog {
  ClusterLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ClusterLog.class, "io.baton.cluster");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4500, value = "Nodes: %s")
  void nodes(@FormatWith(LogText.class) String names);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4501, value = "What a node tells of itself cannot be read: %s")
  void unreadable(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4502, value = "This node is %s, at %s: RTSP %d, OFP %d, HTTP %d, roles %s")
  void self(
      @FormatWith(LogText.class) String name,
      @FormatWith(LogText.class) String host,
      int rtsp,
      int ofp,
      int http,
      @FormatWith(LogText.class) String roles);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4503, value = "%s failed and goes on at its next turn")
  void taskFailed(@FormatWith(LogText.class) String task, @Cause RuntimeException failure);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4505, value = "Not done any more, since the node stops: %s")
  void closing(@FormatWith(LogText.class) String task);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4504, value = "The address %s of %s cannot be resolved")
  void unresolved(@FormatWith(LogText.class) String host, @FormatWith(LogText.class) String node);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4506,
      value = "%s names %s, and no node of that name has come in two minutes: is it spelt right?")
  void neverCame(@FormatWith(LogText.class) String setting, @FormatWith(LogText.class) String node);
}
