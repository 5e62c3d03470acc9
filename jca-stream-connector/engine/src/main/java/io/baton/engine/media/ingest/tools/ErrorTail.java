package io.baton.engine.media.ingest.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Drains a process's error stream and keeps its end. */
final class ErrorTail implements Runnable {
  private static final int KEPT = 2048;
  private static final int MAX_COMPLAINT = 300;

  /** Who speaks, such as {@code [mov,mp4 @ 0x55a1]}, or of which file: not for publishers. */
  private static final Pattern SPEAKER =
      Pattern.compile("\\[[^\\]]* @ 0x\\p{XDigit}+\\] |^file:/.*/\\w+: ");

  /** Where the file is and how it is called there, within a sentence. */
  private static final Pattern FILE = Pattern.compile("(input file )?'?file:/.*/\\w+'?");

  /** What the dynamic linker says of the stand-ins for device libraries. */
  private static final String LINKER_NOTE = "no version information available";

  private final InputStream stream;
  private final StringBuilder tail = new StringBuilder();

  ErrorTail(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public void run() {
    char[] part = new char[KEPT];
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
        append(part, read);
      }
    } catch (IOException e) {
      // The process was killed while it wrote; what it said until then is kept.
    }
  }

  private synchronized void append(char[] part, int length) {
    tail.append(part, 0, length);
    if (tail.length() > KEPT) {
      tail.delete(0, tail.length() - KEPT);
    }
  }

  private static String publicPart(String line) {
    String sentence = SPEAKER.matcher(line).replaceAll("");
    return FILE.matcher(sentence).replaceAll("the file").strip();
  }

  /** The last complaints, on one line, without control characters and local paths. */
  synchronized String complaint() {
    String complaint =
        tail.toString()
            .lines()
            .filter(line -> !line.contains(LINKER_NOTE))
            .map(ErrorTail::publicPart)
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "))
            .replaceAll("\\p{Cntrl}", " ");
    return complaint.length() <= MAX_COMPLAINT
        ? complaint
        : "…" + complaint.substring(complaint.length() - MAX_COMPLAINT);
  }
}
