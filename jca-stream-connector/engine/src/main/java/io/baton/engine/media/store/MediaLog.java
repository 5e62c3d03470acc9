package io.baton.engine.media.store;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.nio.file.Path;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the media store logs. */
@MessageLogger(projectCode = "BATON")
interface MediaLog extends BasicLogger {
  MediaLog LOG =
      Logger.getMessageLogger(
          java.lang.invoke.MethodHandles.lookup(), MediaLog.class, "io.baton.engine.media");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1000, value = "Media store %s is open: %d names, %d uploads to import")
  void opened(Path root, int names, int uploads);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1001, value = "Imported %s as %s: %d tracks, %s, in %d ms")
  void imported(MediaPath path, ContentId content, int tracks, String duration, long millis);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1002, value = "%s has %d damaged samples; they were left out")
  void damagedSamples(MediaPath path, long samples);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1003, value = "Ignored %s: it is not a usable entry of the media store")
  void ignored(Path file, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1004, value = "Could not remove %s; it will be tried again at the next start")
  void notRemoved(Path file, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1005, value = "Could not look through the watched directory %s")
  void notWatched(Path directory, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1006, value = "Ignored %s in the watched directory: %s")
  void notMediaPath(Path file, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1007,
      value =
          "%d files in %s are no names that can be read: content without a name is kept, for"
              + " it may be theirs")
  void orphansKept(long names, Path directory);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1008, value = "%s does not open; the same content, imported again, replaces it")
  void replaced(Path content, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 1009, value = "The disk of the media store %s does not tell how much space is left")
  void spaceUnknown(Path root, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 1013,
      value = "Media tools run in a sandbox: no network, no other files, no other processes")
  void sandbox();

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1014, value = "Media tools run without a sandbox: %s")
  void noSandbox(String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1012, value = "An import was ended by one of its limits: %s")
  void importBounded(String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1010, value = "The watched directory %s can be looked through again")
  void watchedAgain(Path directory);
}
