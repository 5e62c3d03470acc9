package io.baton.engine.media.index;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackFormat;
import io.baton.model.media.MediaKind;
import io.baton.model.media.TrackDescription;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An index of made-up video packets over a file of zeroes. */
final class SyntheticIndex {
  static final List<TrackFormat> FORMATS =
      List.of(
          new TrackFormat(
              new TrackDescription(
                  0, MediaKind.VIDEO, "H264", 90_000, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0, ""),
              96,
              "H264/90000",
              ""));

  private static final int PACKETS_PER_UNIT = 7;
  private static final int UNITS_PER_KEY = 50;
  private static final int SLICE = RtpLimits.MAX_PAYLOAD - 2;

  private SyntheticIndex() {}

  /** Writes both files: {@code media} and {@code index}. */
  static void write(Path directory, int packets) throws IOException, MediaRejectedException {
    long mediaSize = (long) packets * SLICE;
    try (RandomAccessFile media = new RandomAccessFile(directory.resolve("media").toFile(), "rw")) {
      media.setLength(mediaSize);
    }
    try (PacketIndexWriter writer = new PacketIndexWriter(directory)) {
      TrackIndexWriter track = writer.addTrack(true);
      for (int packet = 0; packet < packets; packet++) {
        int unit = packet / PACKETS_PER_UNIT;
        boolean first = packet % PACKETS_PER_UNIT == 0;
        if (first) {
          track.beginUnit(unit * 3600L, unit * 3600L, unit % UNITS_PER_KEY == 0);
        }
        track.header(new byte[] {28, (byte) (first ? 0x85 : 0x05)}, 2);
        track.slice((long) packet * SLICE, SLICE);
        track.endPacket(packet % PACKETS_PER_UNIT == PACKETS_PER_UNIT - 1);
      }
      writer.write(directory.resolve("index"), mediaSize);
    }
  }
}
