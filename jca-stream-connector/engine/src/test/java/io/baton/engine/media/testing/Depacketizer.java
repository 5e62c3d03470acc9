package io.baton.engine.media.testing;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A receiver's view of a track: puts the access units together again from the RTP payloads alone,
 * in the form in which an MP4 file stores them. Written from the RFCs' receiver sections.
 */
public final class Depacketizer {
  private final List<byte[]> units = new ArrayList<>();
  private final ByteArrayOutputStream unit = new ByteArrayOutputStream();
  private final ByteArrayOutputStream nal = new ByteArrayOutputStream();

  private Depacketizer() {}

  /** All access units of a track; for PCM, what each packet carries. */
  public static List<byte[]> units(TrackIndex track) {
    Depacketizer depacketizer = new Depacketizer();
    ByteBuffer buffer = ByteBuffer.allocateDirect(RtpLimits.MAX_PAYLOAD);
    for (int packet = 0; packet < track.packets(); packet++) {
      int size = track.copyPayload(packet, buffer, 0);
      byte[] payload = new byte[size];
      buffer.get(0, payload);
      depacketizer.accept(track.format().description().codec(), payload, track.marker(packet));
    }
    depacketizer.endUnit();
    return depacketizer.units;
  }

  private void accept(String codec, byte[] payload, boolean marker) {
    switch (codec) {
      case "H264" -> h264(payload, marker);
      case "H265" -> h265(payload, marker);
      case "MPEG4-GENERIC" -> aac(payload, marker);
      case "MPA" -> mpegAudio(payload);
      case "AC3", "EAC3" -> ac3(payload, marker);
      default -> units.add(payload);
    }
  }

  private void h264(byte[] payload, boolean marker) {
    int type = payload[0] & 0x1f;
    if (type == 24) {
      aggregated(payload, 1);
    } else if (type == 28) {
      int header = (payload[0] & 0xe0) | (payload[1] & 0x1f);
      fragment(payload, 2, payload[1], new byte[] {(byte) header});
    } else {
      putNal(payload, 0, payload.length);
    }
    if (marker) {
      endUnit();
    }
  }

  private void h265(byte[] payload, boolean marker) {
    int type = (payload[0] >> 1) & 0x3f;
    if (type == 48) {
      aggregated(payload, 2);
    } else if (type == 49) {
      int first = (payload[0] & 0x81) | ((payload[2] & 0x3f) << 1);
      fragment(payload, 3, payload[2], new byte[] {(byte) first, payload[1]});
    } else {
      putNal(payload, 0, payload.length);
    }
    if (marker) {
      endUnit();
    }
  }

  private void aggregated(byte[] payload, int from) {
    int at = from;
    while (at < payload.length) {
      int size = ((payload[at] & 0xff) << 8) | (payload[at + 1] & 0xff);
      putNal(payload, at + 2, size);
      at += 2 + size;
    }
  }

  private void fragment(byte[] payload, int from, byte startEnd, byte[] header) {
    if ((startEnd & 0x80) != 0) {
      nal.reset();
      nal.writeBytes(header);
    }
    nal.write(payload, from, payload.length - from);
    if ((startEnd & 0x40) != 0) {
      byte[] whole = nal.toByteArray();
      putNal(whole, 0, whole.length);
    }
  }

  private void putNal(byte[] source, int from, int length) {
    unit.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    unit.write(source, from, length);
  }

  private void aac(byte[] payload, boolean marker) {
    int headers = (((payload[0] & 0xff) << 8) | (payload[1] & 0xff)) / 16;
    int at = 2 + headers * 2;
    for (int i = 0; i < headers; i++) {
      int size = (((payload[2 + 2 * i] & 0xff) << 8) | (payload[3 + 2 * i] & 0xff)) >> 3;
      int length = Math.min(size, payload.length - at);
      unit.write(payload, at, length);
      at += length;
      if (length == size || marker) {
        endUnit();
      }
    }
  }

  /** Frames are told apart by their own headers, as a decoder does. */
  private void mpegAudio(byte[] payload) {
    int offset = ((payload[2] & 0xff) << 8) | (payload[3] & 0xff);
    int at = 4;
    if (offset > 0) {
      unit.write(payload, at, payload.length - at);
      return;
    }
    while (at < payload.length) {
      endUnit();
      int length = Math.min(mpegFrameLength(payload, at), payload.length - at);
      unit.write(payload, at, length);
      at += length;
    }
  }

  private static int mpegFrameLength(byte[] frame, int at) {
    int[] rates1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    int[] rates1Layer2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    int[] rates2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    int[] samples = {44_100, 48_000, 32_000};
    int version = (frame[at + 1] >> 3) & 3;
    boolean layer2 = ((frame[at + 1] >> 1) & 3) == 2;
    int[] rates = version != 3 ? rates2 : layer2 ? rates1Layer2 : rates1;
    int bitrate = rates[(frame[at + 2] & 0xf0) >> 4] * 1000;
    int divisor = version == 3 ? 1 : version == 2 ? 2 : 4;
    int rate = samples[(frame[at + 2] & 0x0c) >> 2] / divisor;
    int octets = (version == 3 || layer2 ? 144 : 72) * bitrate / rate;
    return octets + ((frame[at + 2] & 0x02) >> 1);
  }

  /** Frames of a constant bit rate share a packet in equal parts. */
  private void ac3(byte[] payload, boolean marker) {
    if (payload[0] != 0) {
      unit.write(payload, 2, payload.length - 2);
      if (marker) {
        endUnit();
      }
      return;
    }
    int each = (payload.length - 2) / (payload[1] & 0xff);
    for (int at = 2; at < payload.length; at += each) {
      unit.write(payload, at, each);
      endUnit();
    }
  }

  private void endUnit() {
    if (unit.size() > 0) {
      units.add(Arrays.copyOf(unit.toByteArray(), unit.size()));
      unit.reset();
    }
  }
}
