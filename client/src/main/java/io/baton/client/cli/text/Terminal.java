package io.baton.client.cli.text;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The terminal that the program runs in, if it does. */
public final class Terminal {
  private Terminal() {}

  /** The terminal; empty if input or output is redirected. */
  @SuppressWarnings("SystemConsoleNull") // null up to Java 21, asked for isTerminal() from 22 on
  public static Optional<Console> console() {
    Console console = System.console();
    return console != null && isTerminal(console) ? Optional.of(console) : Optional.empty();
  }

  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal cannot be asked", e);
    }
  }
}
