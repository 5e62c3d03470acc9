package io.baton.catalog.journal;

import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about uploads and imports. */
@MessageLogger(projectCode = "BATON")
public interface CatalogLog extends BasicLogger {
  CatalogLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), CatalogLog.class, "io.baton.catalog");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4001, value = "Importing %s")
  void importing(@FormatWith(LogText.class) MediaPath path);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4002, value = "Rejected %s: %s")
  void rejected(
      @FormatWith(LogText.class) MediaPath path, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4003, value = "Could not import %s now: %s")
  void importFailed(
      @FormatWith(LogText.class) MediaPath path, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 4004, value = "The import of %s broke")
  void importBroke(@FormatWith(LogText.class) MediaPath path, @Cause Exception cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4005, value = "Staged upload %s could not be discarded: %s")
  void notDiscarded(
      @FormatWith(LogText.class) String stagedId, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4006, value = "Resuming %d import(s) that the last run did not finish")
  void resuming(int count);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4007, value = "%s in the watched directory is not imported until it changes: %s")
  void notTaken(@FormatWith(LogText.class) String file, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4008,
      value = "The import queue does not answer, uploads are imported some seconds later: %s")
  void notQueued(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4009,
      value = "Discarded upload %s of %s by %s: upload %s of that name was accepted later")
  void superseded(
      @FormatWith(LogText.class) String stagedId,
      @FormatWith(LogText.class) MediaPath path,
      @FormatWith(LogText.class) String publisher,
      @FormatWith(LogText.class) String later);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4010, value = "Discarded upload %s of %s by %s: the name was deleted")
  void deletedWaiting(
      @FormatWith(LogText.class) String stagedId,
      @FormatWith(LogText.class) MediaPath path,
      @FormatWith(LogText.class) String publisher);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4011, value = "Forgot the record of %s: there is no such media and no such upload")
  void forgotten(@FormatWith(LogText.class) MediaPath path);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4012,
      value = "Forgot %d rejected upload(s) that are older than %d hours or beyond the latest %d")
  void rejectedForgotten(int count, long hours, int most);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 4013,
      value = "How the upload of %s ended is recorded when the database answers again")
  void recordedLater(@FormatWith(LogText.class) MediaPath path);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4014,
      value =
          "The database does not answer, for %d s so far; streams, uploads and imports go on: %s")
  void databaseDown(long seconds, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 4015, value = "The database answers again, after %d s")
  void databaseBack(long seconds);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4016, value = "Refused %d upload(s), the last because the %s sends %d already")
  void uploadsRefused(long count, @FormatWith(LogText.class) String whose, int most);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 4017, value = "Other nodes are not told that %s is imported: no database")
  void notAnnounced(@FormatWith(LogText.class) MediaPath path);
}
