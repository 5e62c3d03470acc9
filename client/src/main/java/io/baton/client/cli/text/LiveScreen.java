package io.baton.client.cli.text;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Fills a terminal with lines that change, until somebody has seen enough. */
public final class LiveScreen {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;

  private final Terminal terminal;
  private final Duration period;
  private List<String> lines = List.of();

  /**
   * A screen.
   *
   * @param period after which other lines are shown
   */
  public LiveScreen(Terminal terminal, Duration period) {
    this.terminal = terminal;
    this.period = period;
  }

  /** Where the lines come from. */
  @FunctionalInterface
  public interface Source {
    List<String> next() throws IOException, InterruptedException;
  }

  /**
   * Shows lines, and others each period; returns when q or Ctrl-C is typed, or the terminal is
   * gone.
   */
  public void show(List<String> begin, Source source) throws IOException, InterruptedException {
    Attributes before = terminal.enterRawMode();
    takeKeysOfSignals();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    try {
      terminal.handle(Signal.WINCH, resized -> draw());
      update(begin);
      while (!ended(terminal.reader().read(period.toMillis()))) {
        update(source.next());
      }
    } finally {
      terminal.puts(Capability.cursor_visible);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.setAttributes(before);
    }
  }

  /** Ctrl-C is a key like others, so that the terminal can be left as it was. */
  private void takeKeysOfSignals() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ISIG, false);
    terminal.setAttributes(attributes);
  }

  private static boolean ended(int key) {
    return key == 'q'
        || key == 'Q'
        || key == CTRL_C
        || key == CTRL_D
        || key == NonBlockingReader.EOF;
  }

  private synchronized void update(List<String> next) {
    lines = next;
    draw();
  }

  /** Also called when the window changes its size, on a thread of the terminal. */
  private synchronized void draw() {
    Size size = terminal.getSize();
    terminal.puts(Capability.cursor_home);
    for (String line : TopScreen.cut(lines, size.getColumns(), size.getRows() - 1)) {
      terminal.writer().print(line);
      terminal.puts(Capability.clr_eol);
      terminal.writer().print("\r\n");
    }
    terminal.puts(Capability.clr_eos);
    terminal.flush();
  }
}
