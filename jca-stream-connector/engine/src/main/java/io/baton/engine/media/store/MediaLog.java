package io.baton.engine.media.store;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import java.nio.file.Path;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
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
  void opened(@FormatWith(LogText.class) Path root, int names, int uploads);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1001, value = "Imported %s as %s: %d tracks, %s, in %d ms")
  void imported(
      @FormatWith(LogText.class) MediaPath path,
      ContentId content,
      int tracks,
      @FormatWith(LogText.class) String duration,
      long millis);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1002, value = "%s has %d damaged samples; they were left out")
  void damagedSamples(@FormatWith(LogText.class) MediaPath path, long samples);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1003, value = "Ignored %s: it is not a usable entry of the media store")
  void ignored(@FormatWith(LogText.class) Path file, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1004, value = "Could not remove %s; it will be tried again at the next start")
  void notRemoved(@FormatWith(LogText.class) Path file, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1005, value = "Could not look through the watched directory %s")
  void notWatched(@FormatWith(LogText.class) Path directory, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1006, value = "Ignored %s in the watched directory: %s")
  void notMediaPath(@FormatWith(LogText.class) Path file, @FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1007,
      value =
          "%d files in %s are no names that can be read: content without a name is kept, for"
              + " it may be theirs")
  void orphansKept(long names, @FormatWith(LogText.class) Path directory);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1008, value = "%s does not open; the same content, imported again, replaces it")
  void replaced(@FormatWith(LogText.class) Path content, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 1009, value = "The disk of the media store %s does not tell how much space is left")
  void spaceUnknown(@FormatWith(LogText.class) Path root, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 1013,
      value = "Media tools run in a sandbox: no network, no other files, no other processes")
  void sandbox();

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1014, value = "Media tools run without a sandbox: %s")
  void noSandbox(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1012, value = "An import was ended by one of its limits: %s")
  void importBounded(@FormatWith(LogText.class) String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 1015,
      value = "%d films are of an earlier version; they are converted, and not found until then")
  void converting(int films);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 1016, value = "The content %s was converted; it is now %s")
  void converted(ContentId former, ContentId content);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1017, value = "Converted %d of %d films")
  void conversionProgress(int done, int films);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1018,
      value =
          "%s was not converted, and is not found: it is tried again at the next start; import it"
              + " again if it is damaged")
  void notConverted(@FormatWith(LogText.class) Path content, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1019, value = "The conversion stops after %d of %d films; the next start goes on")
  void conversionInterrupted(int done, int films);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1020, value = "The conversion has ended: %d films were converted, %d were not")
  void conversionEnded(int done, int failed);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1021, value = "%s is copied, for the file system makes no hard link of it")
  void copied(@FormatWith(LogText.class) Path file, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1022,
      value =
          "The content %s is damaged (%s): %d names are not found any more; import it again to mend"
              + " it")
  void damaged(ContentId content, @FormatWith(LogText.class) String damage, int names);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1023, value = "%s (%s), a copy of another node's content, was given up")
  void copyGivenUp(@FormatWith(LogText.class) MediaPath path, ContentId content);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1010, value = "The watched directory %s can be looked through again")
  void watchedAgain(@FormatWith(LogText.class) Path directory);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1011, value = "%s is streamed without a track (%s, %s): %s")
  void leftOut(
      @FormatWith(LogText.class) MediaPath path,
      @FormatWith(LogText.class) String type,
      @FormatWith(LogText.class) String codec,
      @FormatWith(LogText.class) String reason);
}
