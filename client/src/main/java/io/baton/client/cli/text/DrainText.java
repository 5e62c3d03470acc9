package io.baton.client.cli.text;

import io.baton.model.document.node.DrainDocument;

/** The drain of a node in a line. */
public final class DrainText {
  private DrainText() {}

  /** {@code node-2 draining supplies 3 streams, 2 sessions, 11.8 MiB left, ends in 118 s}. */
  public static String line(DrainDocument drain) {
    return drain.node() + "  " + state(drain);
  }

  /** The same without the node. */
  public static String state(DrainDocument drain) {
    if (!drain.state().equals("draining")) {
      return drain.state();
    }
    return "draining  supplies "
        + drain.supplies()
        + " streams, "
        + drain.sessions()
        + " sessions, "
        + Units.bytes(drain.bytesLeft())
        + " left"
        + drain.timeLeftSeconds().map(time -> Units.format(", ends in %.0f s", time)).orElse("");
  }
}
