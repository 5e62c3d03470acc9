package io.baton.engine.audit;

import io.baton.model.text.LogWord;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Sessions, in the category {@code io.baton.session}: one line when they begin, one at the end. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2970, max = 2989)
interface SessionLog extends BasicLogger {
  SessionLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), SessionLog.class, "io.baton.session");

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2970,
      value = "session-begin id=%s user=%s client=%s node=%s path=%s transport=%s player=%s")
  void begun(
      @FormatWith(LogWord.class) String id,
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String node,
      @FormatWith(LogWord.class) String path,
      @FormatWith(LogWord.class) String transport,
      @FormatWith(LogWord.class) String player);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2971,
      value =
          "session-end id=%s user=%s client=%s node=%s path=%s millis=%d bytes=%d packets=%d"
              + " lost=%d reason=%s")
  void ended(
      @FormatWith(LogWord.class) String id,
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String node,
      @FormatWith(LogWord.class) String path,
      long millis,
      long bytes,
      long packets,
      long lost,
      @FormatWith(LogWord.class) String reason);
}
