package io.baton.engine.media.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.H264NalFormat;
import io.baton.engine.media.codec.H265NalFormat;
import io.baton.engine.media.codec.NalFormat;
import io.baton.engine.media.codec.Sample;
import io.baton.engine.media.packet.RecordedPackets.Packet;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalPacketizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one NAL unit as it is        | 00000003 65aabb                         | 65aabb",
        "two share a STAP-A           | 00000002 67aa 00000001 68               | 78 0002 67aa 0001 68",
        "the highest NRI counts       | 00000001 06 00000001 41                 | 58 0001 06 0001 41",
        "a set F bit is kept          | 00000001 86 00000001 41                 | d8 0001 86 0001 41",
        "empty NAL units are left out | 00000000 00000002 65aa 00000000         | 65aa",
        "RTP's own types are left out | 00000001 78 00000002 65aa 00000002 7c01 | 65aa",
        "a length too large ends it   | 00000002 65aa 00000009 41               | 65aa",
        "a length cut short ends it   | 00000002 65aa 0000                      | 65aa",
      })
  void h264(String what, String sample, String payload) throws Exception {
    RecordedPackets recorded = packetize(sample, new H264NalFormat());
    assertThat(recorded.packets())
        .containsExactly(new Packet(payload.replace(" ", ""), true, true, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one NAL unit as it is      | 00000003 2601aa                           | 2601aa",
        "two share an AP            | 00000003 4001aa 00000002 4201             | 6001 0003 4001aa 0002 4201",
        "lowest layer and TID count | 00000002 0213 00000002 020a               | 600a 0002 0213 0002 020a",
        "high layers too            | 00000002 0301 00000002 0302               | 6101 0002 0301 0002 0302",
        "half a header is left out  | 00000001 26 00000002 2601                 | 2601",
        "RTP's own are left out     | 00000002 6001 00000002 2601 00000002 6201 | 2601",
        "those beyond are not       | 00000003 7c01aa                           | 7c01aa",
      })
  void h265(String what, String sample, String payload) throws Exception {
    RecordedPackets recorded = packetize(sample, new H265NalFormat());
    assertThat(recorded.packets())
        .containsExactly(new Packet(payload.replace(" ", ""), true, true, 7));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1428, 1", "1429, 2", "1427, 1", "2853, 2", "2854, 3", "100000, 71"})
  void largeH264UnitsAreCutIntoFullPackets(int length, int packets) throws Exception {
    RecordedPackets recorded = packetize(nal(0x65, length), new H264NalFormat());
    assertThat(recorded.packets()).hasSize(packets);
    assertFragments(recorded.packets(), "7c85", "7c05", "7c45");
  }

  @ParameterizedTest
  @CsvSource({"1428, 1", "1429, 2", "2852, 2", "2853, 3"})
  void largeH265UnitsAreCutIntoFullPackets(int length, int packets) throws Exception {
    RecordedPackets recorded = packetize(nal(0x26, length), new H265NalFormat());
    assertThat(recorded.packets()).hasSize(packets);
    assertFragments(recorded.packets(), "620093", "620013", "620053");
  }

  private static void assertFragments(
      List<Packet> packets, String first, String middle, String last) {
    int end = packets.size() - 1;
    for (int i = 0; i <= end; i++) {
      Packet packet = packets.get(i);
      assertThat(packet.marker()).isEqualTo(i == end);
      assertThat(packet.startsUnit()).isEqualTo(i == 0);
      if (end > 0) {
        assertThat(packet.payload()).startsWith(i == 0 ? first : i == end ? last : middle);
      }
      if (i < end) {
        assertThat(packet.size()).isEqualTo(RtpLimits.MAX_PAYLOAD);
      }
    }
  }

  @Test
  void aggregationStopsAtTheLimit() throws Exception {
    String two = nal(0x41, 712) + nal(0x41, 711);
    assertThat(packetize(two, new H264NalFormat()).packets())
        .extracting(Packet::size)
        .containsExactly(RtpLimits.MAX_PAYLOAD);
    String more = nal(0x41, 712) + nal(0x41, 712);
    assertThat(packetize(more, new H264NalFormat()).packets())
        .extracting(Packet::size)
        .containsExactly(712, 712);
  }

  @Test
  void damageIsCounted() throws Exception {
    RecordedPackets file = RecordedPackets.ofHex("00000009 41 000000");
    NalPacketizer packetizer = new NalPacketizer(file, new H264NalFormat());
    packetizer.accept(new Sample(0, 5, 0, 0, true), file);
    packetizer.accept(new Sample(5, 3, 0, 0, true), file);
    packetizer.accept(new Sample(0, 0, 0, 0, true), file);
    assertThat(file.packets()).isEmpty();
    assertThat(packetizer.damagedSamples()).isEqualTo(2);
  }

  private static RecordedPackets packetize(String sample, NalFormat format) throws Exception {
    RecordedPackets file = RecordedPackets.ofHex(sample);
    new NalPacketizer(file, format).accept(new Sample(0, (int) file.size(), 5, 7, true), file);
    return file;
  }

  private static String nal(int firstOctet, int length) {
    ByteBuffer nal = ByteBuffer.allocate(4 + length).putInt(length).put((byte) firstOctet);
    return HexFormat.of().formatHex(nal.array());
  }
}
