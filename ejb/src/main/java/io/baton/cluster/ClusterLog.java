package io.baton.cluster;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
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
  void nodes(String names);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4501, value = "What a node tells of itself cannot be read: %s")
  void unreadable(String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4502, value = "This node is %s, at %s: RTSP %d, OFP %d, HTTP %d, roles %s")
  void self(String name, String host, int rtsp, int ofp, int http, String roles);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4503, value = "%s failed and goes on at its next turn")
  void taskFailed(String task, @Cause RuntimeException failure);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4505, value = "Not done any more, since the node stops: %s")
  void closing(String task);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4504, value = "The address %s of %s cannot be resolved")
  void unresolved(String host, String node);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4506,
      value = "%s names %s, and no node of that name has come in two minutes: is it spelt right?")
  void neverCame(String setting, String node);
}
