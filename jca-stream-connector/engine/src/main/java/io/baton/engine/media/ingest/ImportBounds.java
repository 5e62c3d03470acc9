package io.baton.engine.media.ingest;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.media.ingest.tools.ImportBoundException;
import io.baton.engine.media.ingest.tools.LineSink;
import java.time.Duration;

/**
 * What one import may use. A small file may use less: what costs time and disk are its samples, and
 * a file can declare many times more of them than it has octets.
 *
 * @param time wall-clock time of any import
 * @param timePerMib wall-clock time per MiB of the upload, beyond {@link #BASE_TIME}
 * @param samples samples of all tracks of any file together
 * @param samplesPerKib samples per KiB of the upload, beyond {@link #BASE_SAMPLES}
 * @param indexBytes size of the packet index
 * @param memoryBytes address space of each media tool
 */
public record ImportBounds(
    Duration time,
    Duration timePerMib,
    long samples,
    long samplesPerKib,
    long indexBytes,
    long memoryBytes) {
  /** Every import may take so long, as far as {@code time} allows it. */
  static final Duration BASE_TIME = Duration.ofMinutes(2);

  /** Every file may have so many samples, as far as {@code samples} allows it. */
  static final long BASE_SAMPLES = 100_000;

  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  /** The configured bounds. */
  public static ImportBounds of(EngineConfiguration configuration) {
    return new ImportBounds(
        configuration.importTimeout(),
        configuration.importTimePerMib(),
        configuration.importSamples(),
        configuration.importSamplesPerKib(),
        configuration.importIndexBytes(),
        configuration.importMemoryBytes());
  }

  /** Wall-clock time that the import of an upload of so many bytes may take. */
  Duration timeFor(long size) {
    Duration own = BASE_TIME.plus(timePerMib.multipliedBy(size / MIB + 1));
    return own.compareTo(time) < 0 ? own : time;
  }

  /** Samples that an upload of so many bytes may have. */
  long samplesFor(long size) {
    return Math.min(samples, BASE_SAMPLES + samplesPerKib * (size / KIB + 1));
  }

  /**
   * Bounds the samples of an upload that a tool lists, one a line.
   *
   * @param size of the upload, bytes
   * @param list takes the lines
   */
  LineSink ofSamples(long size, LineSink list) {
    return new SampleLimit(samplesFor(size), list);
  }

  /**
   * Checks the size that a packet index has reached.
   *
   * @throws ImportBoundException if it is too large
   */
  void requireIndex(long octets) throws ImportBoundException {
    if (octets > indexBytes) {
      throw new ImportBoundException(
          "the file needs a packet index of more than "
              + indexBytes / MIB
              + " MiB, which is the limit: split it");
    }
  }
}
