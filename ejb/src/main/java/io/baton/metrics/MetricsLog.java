package io.baton.metrics;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about metrics. */
@MessageLogger(projectCode = "BATON")
interface MetricsLog extends BasicLogger {
  MetricsLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), MetricsLog.class, "io.baton.metrics");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4701, value = "No metrics: the server has no HTTP management interface")
  void noManagementInterface();
}
