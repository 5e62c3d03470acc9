package io.baton.engine.supply.cache;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the cache of pieces. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2750, max = 2759)
interface CacheLog extends BasicLogger {
  CacheLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), CacheLog.class, "io.baton.engine.supply.cache");

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2750,
      value = "The cache of pieces cannot take more memory, and stays at %d bytes of one size")
  void cannotGrow(@Cause Throwable cause, long octets);
}
