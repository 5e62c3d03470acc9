package io.baton.client.depacketize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepacketizerTest {
  private final List<String> units = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  private void feed(Depacketizer depacketizer, String... payloads)
      throws MalformedPayloadException, IOException {
    for (String payload : payloads) {
      ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(payload.replace(" ", "")));
      depacketizer.packet(bytes, 1000, this::keep);
    }
  }

  private void keep(ByteBuffer unit, long timestamp) {
    byte[] bytes = new byte[unit.remaining()];
    unit.duplicate().get(bytes);
    units.add(HexFormat.of().formatHex(bytes));
    times.add(timestamp);
  }

  /** Payloads and units are separated by a slash. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "H264, single NAL unit, 65 01 02, 650102",
    "H264, STAP-A of two, 78 0002 6742 0003 68ce01, 6742/68ce01",
    "H264, FU-A in three, 7c85 01 02/7c05 03/7c45 04, 6501020304",
    "H264, FU-A in one packet, 5cc1 0a, 410a",
    "H264, FU-A without its start, 7c05 03/7c45 04/41 aa, 41aa",
    "H264, FU-A broken off by another unit, 7c85 01/41 aa/7c45 04, 41aa",
    "H265, single NAL unit, 2601 aa bb, 2601aabb",
    "H265, aggregation of two, 6001 0003 400101 0004 42010203, 400101/42010203",
    "H265, fragments, 6201 93 aa/6201 13 bb/6201 53 cc, 2601aabbcc",
    "H265, layer and temporal id are kept, 630a 93 aa/630a 53 bb, 270aaabb",
    "OPUS, packet, fc 01 02, fc0102",
    "AC3, two frames, 0002 0b77 0b77, 0b770b77",
    "AC3, fragments, 0202 0b77 01/0302 02, 0b770102",
    "AC3, whole frame after a broken one, 0202 0b77/0001 0b78, 0b78",
    "EAC3, fragments, 0102 0b77 01/0102 02/0001 0b78, 0b770102/0b78",
    "PCMU, samples, ff 7f, ff7f",
    "PCMA, samples, d5 55, d555",
  })
  void rebuildsUnits(PayloadFormat format, String name, String payloads, String expected)
      throws MalformedPayloadException, IOException {
    TrackEncoding encoding = new TrackEncoding(format.name(), 90_000, 1, java.util.Map.of());
    feed(format.depacketizer(encoding), payloads.split("/"));
    assertThat(units).as(name).containsExactly(expected.split("/"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "H264, nothing, ''",
    "H264, type 0, 00 01",
    "H264, STAP-B, 79 0000 0001 65",
    "H264, FU-A without content, 7c85",
    "H264, STAP-A cut in a length, 78 00",
    "H264, STAP-A cut in a unit, 78 0005 6742",
    "H264, STAP-A with an empty unit, 78 0000",
    "H265, header only, 2601",
    "H265, PACI, 6401 00 00",
    "H265, fragment without content, 6201 93",
    "OPUS, nothing, ''",
    "PCMU, nothing, ''",
    "AC3, header only, 0001",
  })
  void refusesMalformedPayloads(PayloadFormat format, String name, String payload) {
    TrackEncoding encoding = new TrackEncoding(format.name(), 90_000, 1, java.util.Map.of());
    Depacketizer depacketizer = format.depacketizer(encoding);
    assertThatThrownBy(() -> feed(depacketizer, payload))
        .as(name)
        .isInstanceOf(MalformedPayloadException.class);
    assertThat(units).isEmpty();
  }

  @Test
  void splitsAacAccessUnitsAndTimesThem() throws MalformedPayloadException, IOException {
    feed(new AacDepacketizer(13, 3, 3, 1024), "0030 0010 0018 0008 aabb ccddee ff");
    assertThat(units).containsExactly("aabb", "ccddee", "ff");
    assertThat(times).containsExactly(1000L, 2024L, 3048L);
  }

  @Test
  void joinsAacFragments() throws MalformedPayloadException, IOException {
    feed(new AacDepacketizer(13, 3, 3, 1024), "0010 0028 aabb", "0010 0028 ccddee");
    assertThat(units).containsExactly("aabbccddee");
  }

  @Test
  void knowsLowDelayHeaderWidths() throws MalformedPayloadException, IOException {
    feed(new AacDepacketizer(6, 2, 2, 480), "0010 08 04 aabb cc");
    assertThat(units).containsExactly("aabb", "cc");
  }

  @ParameterizedTest
  @CsvSource({"00", "0000 aa", "0010 00", "0020 0010 0028 aabb cc", "000c 0010 aabb"})
  void refusesMalformedAac(String payload) {
    AacDepacketizer depacketizer = new AacDepacketizer(13, 3, 3, 1024);
    assertThatThrownBy(() -> feed(depacketizer, payload))
        .isInstanceOf(MalformedPayloadException.class);
  }

  @Test
  void refusesAacFragmentsBeyondTheirUnit() throws MalformedPayloadException, IOException {
    AacDepacketizer depacketizer = new AacDepacketizer(13, 3, 3, 1024);
    feed(depacketizer, "0010 0028 aabb");
    assertThatThrownBy(() -> feed(depacketizer, "0010 0028 ccddeeff"))
        .isInstanceOf(MalformedPayloadException.class);
    feed(depacketizer, "0010 0010 aabb");
    assertThat(units).containsExactly("aabb");
  }

  @Test
  void passesWholeMp3FramesAndJoinsFragments() throws MalformedPayloadException, IOException {
    byte[] frame = new byte[417]; // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, no padding
    Arrays.fill(frame, (byte) 0x11);
    System.arraycopy(HexFormat.of().parseHex("fffb9064"), 0, frame, 0, 4);
    String hex = HexFormat.of().formatHex(frame);
    Mp3Depacketizer depacketizer = new Mp3Depacketizer();
    feed(depacketizer, "00000000" + hex);
    feed(depacketizer, "00000000" + hex.substring(0, 400), "000000c8" + hex.substring(400));
    assertThat(units).containsExactly(hex, hex);
  }

  /** Layer II at 48 kHz and 192 kbit/s has 576 octets; layer III at 11,025 Hz and 16 kbit/s 104. */
  @ParameterizedTest
  @CsvSource({"fffda400, 576", "ffe32000, 104"})
  void knowsWhereFramesOfBroadcastsAndSpeechEnd(String header, int octets)
      throws MalformedPayloadException, IOException {
    String frame = header + "11".repeat(octets - 4);
    Mp3Depacketizer depacketizer = new Mp3Depacketizer();
    feed(depacketizer, "00000000" + frame.substring(0, 100), "00000032" + frame.substring(100));
    assertThat(units).containsExactly(frame);
  }

  @Test
  void refusesAnMp3FragmentOutOfPlace() throws MalformedPayloadException, IOException {
    Mp3Depacketizer depacketizer = new Mp3Depacketizer();
    feed(depacketizer, "00000000 fffb9064 0000");
    assertThatThrownBy(() -> feed(depacketizer, "00000007 0000"))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("offset 7");
    assertThatThrownBy(() -> feed(depacketizer, "00000000 12345678"))
        .isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(() -> feed(depacketizer, "00000000"))
        .isInstanceOf(MalformedPayloadException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "H264, 7c85 01, 7c45 02",
    "H265, 6201 93 aa, 6201 53 cc",
    "MP3, 00000000 fffb9064 0000, 00000006 00",
    "AC3, 0202 0b77, 0302 01",
  })
  void dropsAUnitOfWhichPacketsAreLost(PayloadFormat format, String first, String last)
      throws MalformedPayloadException, IOException {
    Depacketizer depacketizer =
        format.depacketizer(new TrackEncoding(format.name(), 90_000, 1, java.util.Map.of()));
    feed(depacketizer, first);
    depacketizer.lost();
    feed(depacketizer, last);
    assertThat(units).isEmpty();
  }
}
