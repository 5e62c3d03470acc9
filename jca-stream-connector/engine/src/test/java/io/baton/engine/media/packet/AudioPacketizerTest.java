package io.baton.engine.media.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import io.baton.engine.media.packet.RecordedPackets.Packet;
import org.junit.jupiter.api.Test;

class AudioPacketizerTest {
  private final RecordedPackets file = new RecordedPackets(new byte[20_000]);
  private long position;

  @Test
  void aacFramesOfUpToSeventyMillisecondsShareAPacket() throws Exception {
    feed(new AacPacketizer(48_000, 1024), 1024, 3, 5, 7, 9);
    assertThat(file.packets())
        .extracting(Packet::payload)
        .containsExactly(
            "0030" + "0018" + "0028" + "0038" + "00".repeat(15), "00100048" + "00".repeat(9));
    assertThat(file.packets()).extracting(Packet::time).containsExactly(0L, 3072L);
    assertThat(file.packets()).allMatch(Packet::marker);
  }

  @Test
  void aacFramesShareAPacketOnlyWithoutAGap() throws Exception {
    feed(new AacPacketizer(48_000, 1024), 2048, 3, 5);
    assertThat(file.packets()).extracting(Packet::time).containsExactly(0L, 2048L);
  }

  @Test
  void aacFramesThatDoNotFitTogetherGoAlone() throws Exception {
    feed(new AacPacketizer(48_000, 1024), 1024, 712, 711, 1);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(716, 718);
  }

  @Test
  void largeAacFrameIsCutAndMarkedAtItsEnd() throws Exception {
    feed(new AacPacketizer(48_000, 1024), 1024, 3, 3000, 0, 4);
    assertThat(file.packets())
        .extracting(Packet::size)
        .containsExactly(7, RtpLimits.MAX_PAYLOAD, RtpLimits.MAX_PAYLOAD, 4 + 3000 - 2848, 8);
    assertThat(file.packets())
        .extracting(Packet::marker)
        .containsExactly(true, false, false, true, true);
    assertThat(file.packets())
        .extracting(Packet::startsUnit)
        .containsExactly(true, true, false, false, true);
    assertThat(file.packets().subList(1, 4))
        .allMatch(packet -> packet.payload().startsWith("00105dc0"));
  }

  @Test
  void aacFrameBeyondThirteenBitsIsRejected() {
    assertRejected(new AacPacketizer(48_000, 1024), 8192, "AAC frame of 8192 bytes");
  }

  @Test
  void mpegAudioFramesShareAPacketBehindFourOctets() throws Exception {
    feed(new MpegAudioPacketizer(90_000, 2160), 2160, 384, 384, 384);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(4 + 3 * 384);
    assertThat(file.packets()).noneMatch(Packet::marker);
  }

  @Test
  void largeMpegAudioFrameIsCutWithItsOffset() throws Exception {
    feed(new MpegAudioPacketizer(90_000, 3240), 3240, 10, 1500, 0);
    assertThat(file.packets())
        .extracting(packet -> packet.payload().substring(0, 8) + " " + packet.size())
        .containsExactly("00000000 14", "00000000 1428", "00000590 80");
  }

  @Test
  void mpegAudioFrameBeyondItsOffsetIsRejected() {
    assertRejected(
        new MpegAudioPacketizer(90_000, 2160), 65_536, "MPEG audio frame of 65536 bytes");
  }

  @Test
  void ac3FramesShareAPacketThatCountsThem() throws Exception {
    feed(Ac3Packetizer.ac3(48_000, 1536), 1536, 700, 700, 5);
    assertThat(file.packets())
        .extracting(packet -> packet.payload().substring(0, 4) + " " + packet.size())
        .containsExactly("0002 1402", "0001 7");
    assertThat(file.packets()).allMatch(Packet::marker);
  }

  /** Of 2,000 octets a packet holds more than five eighths, of 3,000 it does not. */
  @Test
  void largeAc3FrameIsCutAndItsPartsAreNamed() throws Exception {
    feed(Ac3Packetizer.ac3(48_000, 1536), 1536, 2000, 3000);
    assertThat(file.packets())
        .extracting(packet -> packet.payload().substring(0, 4) + " " + packet.size())
        .containsExactly("0102 1428", "0302 576", "0203 1428", "0303 1428", "0303 150");
    assertThat(file.packets())
        .extracting(Packet::marker)
        .containsExactly(false, true, false, false, true);
  }

  @Test
  void largeEac3FrameIsCutIntoFragments() throws Exception {
    feed(Ac3Packetizer.eac3(48_000, 1536), 1536, 2000, 10);
    assertThat(file.packets())
        .extracting(packet -> packet.payload().substring(0, 4) + " " + packet.size())
        .containsExactly("0102 1428", "0102 576", "0001 12");
  }

  @Test
  void opusPacketIsAPayload() throws Exception {
    feed(new OpusPacketizer(), 960, 100, 0, 1428);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(100, 1428);
    assertThat(file.packets()).extracting(Packet::time).containsExactly(0L, 1920L);
    assertRejected(new OpusPacketizer(), 1429, "Opus packet of 1429 bytes");
  }

  @Test
  void pcmIsCutAnewWhateverItsChunks() throws Exception {
    PcmPacketizer packetizer = new PcmPacketizer(8_000, 1);
    feed(packetizer, 100, 100, 100, 100, 100);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(160, 160, 80);
    assertThat(file.packets()).extracting(Packet::time).containsExactly(0L, 160L, 320L);
  }

  @Test
  void pcmPacketsDoNotSpanGaps() throws Exception {
    feed(new PcmPacketizer(8_000, 1), 200, 100, 100);
    assertThat(file.packets()).extracting(Packet::time).containsExactly(0L, 200L);
  }

  @Test
  void pcmOfManyChannelsKeepsThemTogether() throws Exception {
    feed(new PcmPacketizer(48_000, 5), 1000, 5003);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(1425, 1425, 1425, 725);
  }

  @Test
  void pcmInTinyPiecesIsStillWithinARecord() throws Exception {
    PcmPacketizer packetizer = new PcmPacketizer(48_000, 1);
    for (int i = 0; i < 600; i++) {
      packetizer.accept(new Sample(2L * i, 1, i, i, true), file);
    }
    packetizer.finish(file);
    assertThat(file.packets()).extracting(Packet::size).containsExactly(255, 255, 90);
  }

  private void feed(Packetizer packetizer, int interval, int... sizes) throws Exception {
    for (int i = 0; i < sizes.length; i++) {
      long time = (long) i * interval;
      packetizer.accept(new Sample(position, sizes[i], time, time, true), file);
      position += sizes[i];
    }
    packetizer.finish(file);
  }

  private void assertRejected(Packetizer packetizer, int size, String what) {
    assertThatThrownBy(() -> packetizer.accept(new Sample(0, size, 0, 0, true), file))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining(what);
  }
}
