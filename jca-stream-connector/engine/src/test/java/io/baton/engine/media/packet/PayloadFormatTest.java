package io.baton.engine.media.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.CodecParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h264      | 0142c01effe1000267aa01000168 | 0     | 0 | H264/90000            | packetization-mode=1;profile-level-id=42C01E;sprop-parameter-sets=Z6o=,aA==",
        "h264      | 0164001fffe000               | 0     | 0 | H264/90000            | packetization-mode=1;profile-level-id=64001F",
        "aac       | 1190                         | 48000 | 2 | MPEG4-GENERIC/48000/2 | streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;constantDuration=1024;config=1190",
        "aac       | 1194                         | 48000 | 2 | MPEG4-GENERIC/48000/2 | streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;constantDuration=960;config=1194",
        "aac       | 2b118800                     | 48000 | 2 | MPEG4-GENERIC/48000/2 | streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;constantDuration=2048;config=2b118800",
        "aac       | 17805dc010                   | 48000 | 2 | MPEG4-GENERIC/48000/2 | streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;constantDuration=1024;config=17805dc010",
        "opus      | ''                           | 48000 | 1 | opus/48000/2          | ''",
        "opus      | ''                           | 48000 | 2 | opus/48000/2          | sprop-stereo=1;stereo=1",
        "mp3       | ''                           | 44100 | 2 | MPA/90000             | ''",
        "mp2       | ''                           | 48000 | 2 | MPA/90000             | ''",
        "ac3       | ''                           | 48000 | 6 | ac3/48000/6           | ''",
        "eac3      | ''                           | 44100 | 2 | eac3/44100/2          | ''",
        "pcm_mulaw | ''                           | 8000  | 1 | PCMU/8000             | ''",
        "pcm_alaw  | ''                           | 16000 | 2 | PCMA/16000/2          | ''",
      })
  void sessionDescription(
      String codec, String extradata, int rate, int channels, String rtpmap, String fmtp)
      throws Exception {
    assertThat(PayloadFormat.exists(codec)).isTrue();
    PayloadFormat format = PayloadFormat.of(new CodecParameters(codec, extradata, rate, channels));
    assertThat(format.rtpmap()).isEqualTo(rtpmap);
    assertThat(format.fmtp()).isEqualTo(fmtp);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, 44100, 2, 14",
    "pcm_mulaw, 8000, 1, 0",
    "pcm_alaw, 8000, 1, 8",
    "pcm_alaw, 8000, 2, -1",
    "pcm_mulaw, 16000, 1, -1",
    "opus, 48000, 1, -1"
  })
  void staticPayloadTypes(String codec, int rate, int channels, int type) throws Exception {
    PayloadFormat format = PayloadFormat.of(new CodecParameters(codec, "", rate, channels));
    assertThat(format.staticType().orElse(-1)).isEqualTo(type);
  }

  @Test
  void h265() throws Exception {
    String head = "01" + "21" + "60000000" + "900000000000" + "5d" + "f000fcfdf8f8" + "0000" + "0f";
    String arrays =
        "04" + "a0000100024001" + "a1000100024201" + "a2000100024401" + "a7000100024e01";
    PayloadFormat format = PayloadFormat.of(new CodecParameters("hevc", head + arrays, 0, 0));
    assertThat(format.rtpmap()).isEqualTo("H265/90000");
    assertThat(format.fmtp())
        .isEqualTo(
            "profile-id=1;tier-flag=1;level-id=93;sprop-vps=QAE=;sprop-sps=QgE=;sprop-pps=RAE=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h264      | ''                           | 0      | 0  | H.264 decoder configuration is damaged",
        "h264      | 0242c01effe1000267aa01000168 | 0      | 0  | H.264 decoder configuration is damaged",
        "h264      | 0142c01effe1ffff67aa         | 0      | 0  | H.264 decoder configuration is damaged",
        "h264      | 0142c01efde1000267aa01000168 | 0      | 0  | NAL unit lengths of 2 bytes",
        "hevc      | 0121                         | 0      | 0  | H.265 decoder configuration is damaged",
        "hevc      | 00                           | 0      | 0  | H.265 decoder configuration is damaged",
        "aac       | 11                           | 48000  | 2  | AAC decoder configuration is damaged",
        "aac       | 1690                         | 48000  | 2  | AAC decoder configuration is damaged",
        "aac       | 1190                         | 0      | 2  | declares 0 Hz",
        "aac       | 1190                         | 999999 | 2  | declares 999999 Hz",
        "opus      | ''                           | 48000  | 6  | Opus with 6 channels",
        "pcm_alaw  | ''                           | 8000   | 99 | 99 channels",
        "mpeg4     | ''                           | 0      | 0  | mpeg4 has no supported RTP payload format",
      })
  void whatCannotBeCarried(String codec, String extradata, int rate, int channels, String reason) {
    assertThatThrownBy(
            () -> PayloadFormat.of(new CodecParameters(codec, extradata, rate, channels)))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining(reason);
  }
}
