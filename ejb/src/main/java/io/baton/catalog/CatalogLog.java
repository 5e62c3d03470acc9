package io.baton.catalog;

import io.baton.model.media.MediaPath;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about uploads and imports. */
@MessageLogger(projectCode = "BATON")
interface CatalogLog {
  CatalogLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), CatalogLog.class, "io.baton.catalog");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4001, value = "Importing %s")
  void importing(MediaPath path);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4002, value = "Rejected %s: %s")
  void rejected(MediaPath path, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4003, value = "Could not import %s now: %s")
  void importFailed(MediaPath path, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 4004, value = "The import of %s broke")
  void importBroke(MediaPath path, @Cause Exception cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4005, value = "Staged upload %s could not be discarded: %s")
  void notDiscarded(String stagedId, String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4006, value = "Resuming %d import(s) that the last run did not finish")
  void resuming(int count);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4007, value = "%s in the watched directory is not imported until it changes: %s")
  void notTaken(String file, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4008, value = "An upload of %s could not be queued")
  void notQueued(MediaPath path, @Cause Exception cause);
}
