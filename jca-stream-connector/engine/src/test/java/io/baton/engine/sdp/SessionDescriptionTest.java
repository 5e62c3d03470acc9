package io.baton.engine.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.engine.rtsp.header.RangeHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDescriptionTest {
  private static final Origin ORIGIN = new Origin("-", "42", "1", "192.0.2.1");

  private static final SessionDescription FILM =
      SessionDescription.by(ORIGIN, "film")
          .connection("0.0.0.0")
          .bandwidth(2160)
          .control("*")
          .range(RangeHeader.between(0, 60_000_000_000L))
          .media(
              MediaSection.rtp("video", 96)
                  .information("Prise de vue été")
                  .bandwidth(2000)
                  .rtpMap("H264/90000")
                  .formatParameters("packetization-mode=1;sprop-parameter-sets=Z0I=,aM4=")
                  .framesPerThousandSeconds(29_970)
                  .control("trackID=0")
                  .build())
          .media(MediaSection.rtp("audio", 0).formatParameters("").control("trackID=1").build())
          .build();

  private static final String FILM_TEXT =
      String.join(
          "\r\n",
          "v=0",
          "o=- 42 1 IN IP4 192.0.2.1",
          "s=film",
          "c=IN IP4 0.0.0.0",
          "b=AS:2160",
          "t=0 0",
          "a=control:*",
          "a=range:npt=0.000-60.000",
          "m=video 0 RTP/AVP 96",
          "i=Prise de vue été",
          "b=AS:2000",
          "a=rtpmap:96 H264/90000",
          "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0I=,aM4=",
          "a=framerate:29.97",
          "a=control:trackID=0",
          "m=audio 0 RTP/AVP 0",
          "a=control:trackID=1",
          "");

  /** As FFmpeg writes it with -sdp_file; lines end in LF when saved by some tools. */
  private static final String FFMPEG =
      """
      v=0
      o=- 0 0 IN IP6 ::1
      s=No Name
      c=IN IP6 ::1
      t=0 0
      a=tool:libavformat LIBAVFORMAT_VERSION
      m=video 5004 RTP/AVP 96
      b=AS:200
      a=rtpmap:96 H264/90000
      a=fmtp:96 packetization-mode=1; sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==; profile-level-id=42C01E
      m=audio 5006 RTP/AVP 97
      b=AS:128
      a=rtpmap:97 MPEG4-GENERIC/48000/2
      a=fmtp:97 profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3; config=1190
      """;

  /** The manners of live555 and cameras: unknown lines, odd blanks, broken optional parts. */
  private static final String CAMERA =
      """
      v=0
      o=- 1700000000000000 1 IN IP4
      s=
      i=live
      u=http://example.com
      e=NONE
      k=clear:x
      this is no line
      b=RR:0
      b=AS:many
      c=nothing
      t=0 0
      r=7d 1h 0 25h
      z=0 0
      a=range:clock=20200101T000000Z-
      a=recvonly
      a=:x
      m=video 0/2 RTP/AVP 26 96
      i=the picture
      c=IN IP4 239.0.0.1/127
      b=AS: 5000
      a=control: track1
      a=rtpmap: 96 H265 / 90000
      a=rtpmap:200 X/1
      a=rtpmap:nonsense
      a=framerate:25.0
      a=x-dimensions:1920,1080
      m=application 0 RTP/AVP 107
      a=rtpmap:107 vnd.onvif.metadata/90000/0
      m=text 9 tcp *
      """;

  @Test
  void writes() {
    assertThat(FILM.format()).isEqualTo(FILM_TEXT);
  }

  @Test
  void readsWhatItWrites() throws SdpParseException {
    assertThat(SessionDescription.parse(FILM_TEXT)).isEqualTo(FILM);
  }

  @Test
  void readsFfmpeg() throws SdpParseException {
    SessionDescription description = SessionDescription.parse(FFMPEG);

    assertThat(description.origin()).isEqualTo(new Origin("-", "0", "0", "::1"));
    assertThat(description.name()).isEqualTo("No Name");
    assertThat(description.connection()).contains("::1");
    assertThat(description.format()).contains("c=IN IP6 ::1\r\n");
    MediaSection video = description.media().get(0);
    assertThat(video.port()).isEqualTo(5004);
    assertThat(video.bandwidth()).hasValue(200);
    assertThat(video.rtpMap()).contains(new RtpMap(96, "H264", 90_000, OptionalInt.empty()));
    assertThat(video.formatParameters().orElseThrow().parameters())
        .containsEntry("packetization-mode", "1")
        .containsEntry("sprop-parameter-sets", "Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==")
        .containsEntry("profile-level-id", "42C01E");
    MediaSection audio = description.media().get(1);
    assertThat(audio.rtpMap()).contains(new RtpMap(97, "MPEG4-GENERIC", 48_000, OptionalInt.of(2)));
    assertThat(audio.formatParameters().orElseThrow().parameters())
        .containsEntry("config", "1190")
        .containsEntry("sizelength", "13");
  }

  @Test
  void readsCameras() throws SdpParseException {
    SessionDescription description = SessionDescription.parse(CAMERA);

    assertThat(description.origin()).isEqualTo(Origin.UNKNOWN);
    assertThat(description.name()).isEqualTo("-");
    assertThat(description.information()).contains("live");
    assertThat(description.connection()).isEmpty();
    assertThat(description.bandwidth()).isEmpty();
    assertThat(description.attributes().range()).isEmpty();
    assertThat(description.attributes().control()).isEmpty();
    assertThat(description.attributes().has("recvonly")).isTrue();
    assertThat(description.attributes().list()).hasSize(2);

    assertThat(description.media()).hasSize(3);
    MediaSection video = description.media().get(0);
    assertThat(video.formats()).containsExactly("26", "96");
    assertThat(video.payloadType()).hasValue(26);
    assertThat(video.rtpMap()).isEmpty();
    assertThat(video.formatParameters()).isEmpty();
    assertThat(video.connection()).contains("239.0.0.1/127");
    assertThat(video.bandwidth()).hasValue(5000);
    assertThat(video.attributes().control()).contains("track1");
    assertThat(video.attributes().rtpMap(96))
        .contains(new RtpMap(96, "H265", 90_000, OptionalInt.empty()));
    assertThat(video.attributes().framesPerThousandSeconds()).hasValue(25_000);
    assertThat(description.media().get(1).rtpMap().orElseThrow().channels()).isEmpty();
    assertThat(description.media().get(2).payloadType()).isEmpty();
    assertThat(SessionDescription.parse(description.format())).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "'o=- 0 0 IN IP4 0.0.0.0', 1",
    "v=1, 1",
    "'v=0|m=video 0 RTP/AVP', 2",
    "'v=0|s=x|m=video -1 RTP/AVP 96', 3",
    "'v=0|m=video 65536 RTP/AVP 96', 2",
    "'v=0|m=', 2",
    "'v=0|m=vidéo 0 RTP/AVP 96', 2"
  })
  void namesTheLineAtFault(String lines, int line) {
    SdpParseException exception =
        catchThrowableOfType(
            SdpParseException.class, () -> SessionDescription.parse(lines.replace('|', '\n')));

    assertThat(exception.line()).isEqualTo(line);
    assertThat(exception).hasMessageStartingWith("line " + line + ": ");
  }

  @Test
  void hasLimits() {
    String longText = "v=0\n" + "a".repeat(SdpParser.MAX_LENGTH);
    String manyLines = "v=0\n".repeat(SdpParser.MAX_LINES + 1);
    String manyMedia = "v=0\n" + "m=audio 0 RTP/AVP 0\n".repeat(SdpParser.MAX_MEDIA + 1);

    assertThatThrownBy(() -> SessionDescription.parse(longText))
        .isInstanceOf(SdpParseException.class);
    assertThatThrownBy(() -> SessionDescription.parse(manyLines))
        .isInstanceOf(SdpParseException.class);
    assertThatThrownBy(() -> SessionDescription.parse(manyMedia))
        .isInstanceOf(SdpParseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb=AS:1", "a\nb", "a\0"})
  void cannotBeTalkedIntoMoreLines(String text) {
    SessionDescription.Builder builder = SessionDescription.by(ORIGIN, text);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SdpAttribute.of("a", text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SdpAttribute.flag(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origin(text, "0", "0", "h"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FormatParameters(96, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new RtpMap(128, "X", 1, OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtpMap(0, "X/Y", 1, OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtpMap(0, "X", 0, OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FormatParameters(128, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FormatParameters(1, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MediaSection.rtp("a b", 96).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MediaSection.rtp("a", 96).bandwidth(-1).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SessionDescription.by(ORIGIN, "a").bandwidth(-1).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> media(65_536, List.of("0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> media(0, List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static MediaSection media(int port, List<String> formats) {
    return new MediaSection(
        "audio",
        port,
        "RTP/AVP",
        formats,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        new SdpAttributes(List.of()));
  }

  @Test
  void parametersOfAFormatMayBeFlags() {
    assertThat(new FormatParameters(96, "A=1; b ;;a=2").parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", ""));
    assertThat(new FormatParameters(96, "a=1")).hasToString("96 a=1");
    assertThat(new RtpMap(97, "OPUS", 48_000, OptionalInt.of(2))).hasToString("97 OPUS/48000/2");
  }
}
