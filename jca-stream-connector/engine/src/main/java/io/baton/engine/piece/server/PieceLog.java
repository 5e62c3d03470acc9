package io.baton.engine.piece.server;

import io.baton.model.media.ContentId;
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

/** Messages of the piece server. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2600, max = 2649)
interface PieceLog extends BasicLogger {
  PieceLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), PieceLog.class, "io.baton.engine.piece");

  @LogMessage(level = Level.INFO)
  @Message(id = 2600, value = "Pieces of content are served on %s:%d to %s")
  void started(
      @FormatWith(LogText.class) String host, int port, @FormatWith(LogText.class) String whom);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2601,
      value = "%s asked for pieces of content and %s; %d others did since the last report")
  void stranger(
      @FormatWith(LogText.class) String address,
      @FormatWith(LogText.class) String reason,
      long others);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2602,
      value =
          "Node %s received a damaged piece: %s; others received %d since the last report, all"
              + " copies are checked")
  void damaged(
      @FormatWith(LogText.class) String node,
      @FormatWith(LogText.class) String report,
      long others);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2603,
      value = "A file of %s cannot be read; %d others could not since the last report")
  void unreadable(@Cause Throwable cause, ContentId content, long others);

  @LogMessage(level = Level.ERROR)
  @Message(
      id = 2604,
      value = "A request for pieces failed inside the server; %d others did since the last report")
  void failed(@Cause Throwable cause, long others);

  @LogMessage(level = Level.INFO)
  @Message(id = 2605, value = "%s was reported damaged, and is intact here")
  void intact(ContentId content);

  @LogMessage(level = Level.WARN)
  @Message(id = 2606, value = "%s was reported damaged, and could not be checked")
  void notChecked(@Cause Throwable cause, ContentId content);
}
