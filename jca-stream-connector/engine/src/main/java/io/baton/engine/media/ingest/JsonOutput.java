package io.baton.engine.media.ingest;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.ingest.tools.LineSink;

/** Collects a tool's output whole, up to a limit. */
final class JsonOutput implements LineSink {
  private static final int MAX_CHARS = 8 << 20;

  private final StringBuilder text = new StringBuilder();

  @Override
  public void accept(String line) throws MediaRejectedException {
    if (text.length() + line.length() > MAX_CHARS) {
      throw new MediaRejectedException("the file has more metadata than is accepted");
    }
    text.append(line).append('\n');
  }

  String text() {
    return text.toString();
  }
}
