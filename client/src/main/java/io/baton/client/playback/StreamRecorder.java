package io.baton.client.playback;

import io.baton.client.depacketize.PayloadFormat;
import io.baton.client.depacketize.TrackEncoding;
import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.RtpPacketView;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes each track of a stream to a file of its own, named after the base name and the track's
 * format: {@code film.h264} and {@code film.aac}. Belongs to the session's event loop; writing
 * there is well within what the socket buffers hold.
 */
final class StreamRecorder {
  private final Map<Integer, TrackRecorder> recorders = new HashMap<>();
  private final List<Path> files = new ArrayList<>();

  /**
   * Creates the files.
   *
   * @throws IOException if a track's format cannot be stored, or a file cannot be written
   */
  StreamRecorder(Path base, List<ReceivedTrack> tracks) throws IOException {
    for (ReceivedTrack track : tracks) {
      recorders.put(track.index(), record(base, track));
    }
  }

  private TrackRecorder record(Path base, ReceivedTrack track) throws IOException {
    TrackEncoding encoding = track.encoding();
    PayloadFormat format =
        PayloadFormat.of(encoding)
            .orElseThrow(() -> new IOException("cannot save " + encoding.codec()));
    Path file = free(base, format.extension());
    files.add(file);
    OutputStream output = new BufferedOutputStream(Files.newOutputStream(file));
    try {
      return new TrackRecorder(format.depacketizer(encoding), format.stream(encoding, output));
    } catch (IllegalArgumentException e) {
      output.close();
      throw new IOException("cannot save " + encoding.codec() + ": " + e.getMessage(), e);
    }
  }

  /** The file of a track; later tracks of the same format are numbered. */
  private Path free(Path base, String extension) {
    Path file = base.resolveSibling(base.getFileName() + "." + extension);
    for (int number = 2; files.contains(file); number++) {
      file = base.resolveSibling(base.getFileName() + "-" + number + "." + extension);
    }
    return file;
  }

  void add(ReceivedTrack track, RtpPacketView packet) {
    recorders.get(track.index()).add(packet);
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  /** Payloads of a track that broke their format. */
  long malformed(ReceivedTrack track) {
    return recorders.get(track.index()).malformed();
  }

  /** Writes what is held back and closes the files. */
  void finish() throws IOException {
    for (TrackRecorder recorder : recorders.values()) {
      recorder.finish();
    }
  }
}
