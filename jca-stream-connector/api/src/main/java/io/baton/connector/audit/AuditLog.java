package io.baton.connector.audit;

import io.baton.model.text.LogWord;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/**
 * Who did what, from where: one line each, in the category {@code io.baton.audit}. What comes from
 * outside is one word each.
 */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2900, max = 2949)
public interface AuditLog extends BasicLogger {
  AuditLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), AuditLog.class, "io.baton.audit");

  /** A limit of time as one word; a hyphen if there is none. */
  static String limit(Optional<Duration> limit) {
    return limit.map(Duration::toString).orElse("-");
  }

  @LogMessage(level = Level.INFO)
  @Message(id = 2900, value = "login door=%s user=%s client=%s")
  void login(
      @FormatWith(LogWord.class) String door,
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client);

  @LogMessage(level = Level.WARN)
  @Message(id = 2901, value = "login-failed door=%s user=%s client=%s failures=%d wait=%s")
  void loginFailed(
      @FormatWith(LogWord.class) String door,
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      int failures,
      @FormatWith(LogWord.class) String wait);

  @LogMessage(level = Level.WARN)
  @Message(id = 2902, value = "login-failed others=%d, not listed one by one")
  void moreLoginsFailed(long others);

  @LogMessage(level = Level.WARN)
  @Message(id = 2905, value = "login-failed door=OFP client=%s reason=key others=%d")
  void keyRefused(@FormatWith(LogWord.class) String client, long others);

  @LogMessage(level = Level.INFO)
  @Message(id = 2903, value = "upload user=%s client=%s path=%s bytes=%d sha256=%s")
  void uploaded(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String path,
      long bytes,
      @FormatWith(LogWord.class) String sha256);

  @LogMessage(level = Level.INFO)
  @Message(id = 2904, value = "delete user=%s client=%s path=%s forced=%s")
  void deleted(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String path,
      boolean forced);

  @LogMessage(level = Level.INFO)
  @Message(id = 2906, value = "end user=%s client=%s session=%s")
  void ended(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String session);

  @LogMessage(level = Level.INFO)
  @Message(id = 2907, value = "move user=%s client=%s provider=%s manager=%s")
  void moved(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String provider,
      @FormatWith(LogWord.class) String manager);

  @LogMessage(level = Level.INFO)
  @Message(id = 2910, value = "drain user=%s client=%s node=%s limit=%s")
  void drained(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String node,
      @FormatWith(LogWord.class) String limit);

  @LogMessage(level = Level.INFO)
  @Message(id = 2911, value = "undrain user=%s client=%s node=%s")
  void undrained(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String node);

  @LogMessage(level = Level.INFO)
  @Message(id = 2912, value = "handoff user=%s client=%s session=%s from=%s to=%s")
  void handedOff(
      @FormatWith(LogWord.class) String user,
      @FormatWith(LogWord.class) String client,
      @FormatWith(LogWord.class) String session,
      @FormatWith(LogWord.class) String from,
      @FormatWith(LogWord.class) String to);

  @LogMessage(level = Level.WARN)
  @Message(id = 2908, value = "node-lost node=%s streams=%d viewers=%d")
  void nodeLost(@FormatWith(LogWord.class) String node, int streams, int viewers);

  @LogMessage(level = Level.INFO)
  @Message(id = 2909, value = "node-left node=%s, no stream is concerned")
  void nodeLeft(@FormatWith(LogWord.class) String node);
}
