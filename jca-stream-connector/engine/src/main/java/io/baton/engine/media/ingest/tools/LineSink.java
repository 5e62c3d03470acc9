package io.baton.engine.media.ingest.tools;

import io.baton.connector.media.MediaRejectedException;
import java.io.IOException;

/** Takes what a tool puts out, line by line, in the thread that runs the tool. */
public interface LineSink {
  void accept(String line) throws IOException, MediaRejectedException;
}
