package io.baton.engine.media.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A small MP4 file that declares any number of samples: the tables of its only track, AAC sound,
 * give one size for all of them and let the samples of every chunk lie in the same octets.
 */
public final class DeclaringMovie {
  private static final int RATE = 48_000;
  private static final int FRAME = 1024;
  private static final int SAMPLE_OCTETS = 1;
  private static final byte[] ESDS = {
    0,
    0,
    0,
    0,
    3,
    25,
    0,
    1,
    0,
    4,
    17,
    0x40,
    0x15,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    5,
    2,
    0x11,
    (byte) 0x90,
    6,
    1,
    2
  };

  private DeclaringMovie() {}

  /**
   * Writes the file.
   *
   * @param samples how many it declares, a multiple of {@code chunks}
   * @param chunks in so many pieces, each of four octets in the tables
   */
  public static Path write(Path file, int samples, int chunks) throws IOException {
    int each = samples / chunks;
    byte[] type = box("ftyp", text("isom"), ints(512), text("isommp42"));
    byte[] data = new byte[each * SAMPLE_OCTETS];
    int dataAt = type.length + 8;
    int[] offsets = new int[chunks + 2];
    offsets[1] = chunks;
    Arrays.fill(offsets, 2, offsets.length, dataAt);
    byte[] table =
        box(
            "stbl",
            box("stsd", ints(0, 1), box("mp4a", sound(), box("esds", ESDS))),
            box("stts", ints(0, 1, samples, FRAME)),
            box("stsc", ints(0, 1, 1, each, 1)),
            box("stsz", ints(0, SAMPLE_OCTETS, samples)),
            box("stco", ints(offsets)));
    byte[] media =
        box(
            "mdia",
            box("mdhd", ints(0, 0, 0, RATE, samples * FRAME, 0x55c40000)),
            box("hdlr", ints(0, 0), text("soun"), ints(0, 0, 0, 0)),
            box(
                "minf",
                box("smhd", ints(0, 0)),
                box("dinf", box("dref", ints(0, 1), box("url ", ints(1)))),
                table));
    int millis = (int) ((long) samples * FRAME * 1000 / RATE);
    byte[] track = box("trak", box("tkhd", header(7, 1, 0, millis)), media);
    byte[] movie = box("moov", box("mvhd", movieHeader(millis)), track);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(type);
    all.writeBytes(box("mdat", data));
    all.writeBytes(movie);
    return Files.write(file, all.toByteArray());
  }

  private static byte[] movieHeader(int millis) throws IOException {
    return join(
        ints(0, 0, 0, 1000, millis, 0x10000, 0x1000000, 0, 0), matrix(), ints(0, 0, 0, 0, 0, 0, 2));
  }

  private static byte[] header(int flags, int id, int reserved, int millis) throws IOException {
    return join(ints(flags, 0, 0, id, reserved, millis, 0, 0, 0, 0x1000000), matrix(), ints(0, 0));
  }

  private static byte[] matrix() throws IOException {
    return ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
  }

  private static byte[] sound() throws IOException {
    return ints(0, 1, 0, 0, 0x20010, 0, RATE << 16);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(octets);
    for (int value : values) {
      out.writeInt(value);
    }
    return octets.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      octets.writeBytes(part);
    }
    return octets.toByteArray();
  }

  private static byte[] box(String type, byte[]... content) throws IOException {
    byte[] payload = join(content);
    return join(ints(payload.length + 8), text(type), payload);
  }
}
