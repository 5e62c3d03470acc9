package io.baton.engine.media.ingest;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.ingest.tools.ImportBoundException;
import io.baton.engine.media.ingest.tools.LineSink;
import java.io.IOException;

/** Passes a list of samples on, as long as there are not too many. */
final class SampleLimit implements LineSink {
  private final long limit;
  private final LineSink list;
  private long samples;

  SampleLimit(long limit, LineSink list) {
    this.limit = limit;
    this.list = list;
  }

  @Override
  public void accept(String line) throws IOException, MediaRejectedException {
    samples++;
    if (samples > limit) {
      throw new ImportBoundException(
          "the file has more than "
              + limit
              + " samples, which is too many for its size: re-encode it with larger ones, or"
              + " split it");
    }
    list.accept(line);
  }
}
