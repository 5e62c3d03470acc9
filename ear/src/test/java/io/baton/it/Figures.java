package io.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What tests measured beside what they tested, kept in {@code figures.txt} of the nodes' home. */
final class Figures {
  private Figures() {}

  /** Keeps a figure of a test, and shows it. */
  static void tell(String test, String what, Object figure) {
    String line = test + ", " + what + ": " + figure + System.lineSeparator();
    System.out.print(line);
    Path file = Path.of(System.getProperty("baton.cluster.home"), "figures.txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
