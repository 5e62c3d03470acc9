package io.baton.engine.stream;

import static io.baton.engine.stream.MediaTime.SECOND;
import static io.baton.engine.testing.SentPacket.bytes;
import static io.baton.engine.testing.SentPacket.ofTrack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer gets for each of his acts. */
class TimelineTest {
  private static final long START = 1_800_000_000L * SECOND;
  private static final long MILLISECOND = 1_000_000;
  private static final int VIDEO = 0;
  private static final int AUDIO = 1;
  private static final OptionalLong HERE = OptionalLong.empty();
  private static final OptionalLong END = OptionalLong.empty();

  private final Content film =
      SyntheticTrack.content(60, SyntheticTrack.video(3), SyntheticTrack.audio());
  private final StreamModel stream = StreamModel.of(film, 65_500, 0xffff_fff0L);

  @Test
  void sendsEveryPacketToTheLast() throws Exception {
    List<SentPacket> sent = stream.playFrom(0, START).sendAll().take();
    for (TrackIndex track : film.tracks()) {
      assertThat(ofTrack(sent, track.format().index()))
          .extracting(SentPacket::packet)
          .containsExactlyElementsOf(numbers(0, track.packets()));
    }
  }

  @Test
  void setsTheHeaderOfEachPacket() throws Exception {
    TrackIndex video = film.tracks().get(VIDEO);
    for (SentPacket packet : ofTrack(stream.playFrom(0, START).sendAll().take(), VIDEO)) {
      assertThat(packet.bytes().get(0)).isEqualTo((byte) 0x80);
      assertThat(packet.bytes().get(1) & 0x7f).isEqualTo(video.format().payloadType());
      assertThat(packet.marker()).isEqualTo(video.marker(packet.packet()));
      assertThat(packet.ssrc()).isEqualTo(0x1000);
      assertThat(packet.bytes().limit()).isEqualTo(12 + video.payloadSize(packet.packet()));
      assertThat(packet.timestamp())
          .isEqualTo((int) (0xffff_fff0L + video.presentationTime(packet.packet())));
    }
  }

  @Test
  void sendsInRealTime() throws Exception {
    TrackIndex video = film.tracks().get(VIDEO);
    long first = nanos(video.decodingTime(0));
    for (SentPacket packet : ofTrack(stream.playFrom(0, START).sendAll().take(), VIDEO)) {
      assertThat(packet.due() - START)
          .isEqualTo(nanos(video.decodingTime(packet.packet())) - first);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "31000"})
  void sendsTogetherWhatIsShownTogether(long position) throws Exception {
    List<SentPacket> sent = stream.playFrom(position * MILLISECOND, START).sendAll().take();
    TrackIndex audio = film.tracks().get(AUDIO);
    SentPacket sound = ofTrack(sent, AUDIO).get(0);
    assertThat(ofTrack(sent, VIDEO).get(0).due()).isEqualTo(START);
    assertThat(sound.due() - START)
        .isEqualTo(
            MediaTime.nanos(audio.decodingTime(sound.packet()), 48_000) - position * MILLISECOND)
        .isBetween(0L, 22 * MILLISECOND);
  }

  @Test
  void announcesTheFirstPacketOfWhatBeginsBeforeZero() throws Exception {
    Content primed =
        SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.primedAudio());
    StreamModel model = StreamModel.of(primed, 7, 1000).playFrom(0, START);
    List<SentPacket> sent = model.sendAll().take();
    TimelineEntry entry = model.entry();
    assertThat(entry.nptNanos()).isEqualTo(-21_333_333);
    assertThat(ofTrack(sent, AUDIO).get(0).packet()).isZero();
    assertThat(ofTrack(sent, AUDIO).get(0).timestamp())
        .isEqualTo((int) entry.tracks().get(AUDIO).timestamp());
    assertThat(ofTrack(sent, AUDIO).get(0).due()).isEqualTo(START);
    assertThat(ofTrack(sent, VIDEO).get(0).timestamp())
        .as("1,024 samples at 48 kHz later")
        .isEqualTo((int) entry.tracks().get(VIDEO).timestamp() + 1920);
  }

  @Test
  void deliversAtFourTimesTheSpeedTheSameBytesInAQuarterOfTheTime() throws Exception {
    StreamModel fast = StreamModel.of(film, 65_500, 0xffff_fff0L);
    List<SentPacket> normal = stream.playFrom(0, START).sendAll().take();
    List<SentPacket> quick =
        fast.play(OptionalLong.of(0), END, new Rate(1000, 4000), START).sendAll().take();
    for (int track = 0; track < 2; track++) {
      List<SentPacket> slowly = ofTrack(normal, track);
      List<SentPacket> quickly = ofTrack(quick, track);
      assertThat(quickly).extracting(SentPacket::bytes).isEqualTo(bytes(slowly));
      for (int i = 0; i < slowly.size(); i++) {
        assertThat(quickly.get(i).due() - START)
            .isCloseTo((slowly.get(i).due() - START) / 4, within(1L));
      }
    }
  }

  @Test
  void seeksToTheKeyFrameBeforeAndTheAudioAtOrAfterIt() throws Exception {
    StreamModel other = stream.playFrom(31_700 * MILLISECOND, START);
    assertThat(other.entry().nptNanos()).isEqualTo(31 * SECOND);
    List<SentPacket> sent = other.sendAll().take();
    TrackIndex audio = film.tracks().get(AUDIO);
    SentPacket picture = ofTrack(sent, VIDEO).get(0);
    SentPacket sound = ofTrack(sent, AUDIO).get(0);
    assertThat(picture.packet()).isEqualTo(31 * SyntheticTrack.GROUP * 3);
    assertThat(audio.decodingTime(sound.packet())).isGreaterThanOrEqualTo(31 * 48_000);
    assertThat(audio.decodingTime(sound.packet() - 1)).isLessThan(31 * 48_000);
  }

  @Test
  void anEntryTellsTheFirstPacketsSequenceAndTheTimestampOfItsPosition() throws Exception {
    stream.playFrom(0, START).sendUntil(START + 2 * SECOND).take();
    stream.playFrom(31_700 * MILLISECOND, START + 2 * SECOND);
    List<SentPacket> sent = stream.sendAll().take();
    for (int track = 0; track < 2; track++) {
      TrackEntry entry = stream.entry().tracks().get(track);
      TrackIndex index = film.tracks().get(track);
      SentPacket first = ofTrack(sent, track).get(0);
      long position = MediaTime.ticks(stream.entry().nptNanos(), index.format().clockRate());
      assertThat(first.sequence()).isEqualTo((int) entry.firstSequence() & 0xffff);
      assertThat(first.packet()).isEqualTo(entry.firstPacket());
      assertThat(first.timestamp())
          .isEqualTo((int) (entry.timestamp() + index.presentationTime(first.packet()) - position));
    }
    assertThat(ofTrack(sent, VIDEO).get(0).timestamp())
        .isEqualTo((int) stream.entry().tracks().get(VIDEO).timestamp());
  }

  @Test
  void aPauseChangesNoByteOnlyTheTime() throws Exception {
    List<SentPacket> whole =
        StreamModel.of(film, 65_500, 0xffff_fff0L).playFrom(0, START).sendAll().take();
    long paused = START + 12_345 * MILLISECOND;
    long pause = 100 * SECOND;
    stream.playFrom(0, START).sendUntil(paused).pause(paused);
    assertThat(stream.sendUntil(paused + pause).entry().playing()).isFalse();
    List<SentPacket> sent = stream.resume(paused + pause).sendAll().take();
    assertThat(bytes(ofTrack(sent, VIDEO))).isEqualTo(bytes(ofTrack(whole, VIDEO)));
    assertThat(bytes(ofTrack(sent, AUDIO))).isEqualTo(bytes(ofTrack(whole, AUDIO)));
    assertThat(sent.get(sent.size() - 1).due())
        .isEqualTo(whole.get(whole.size() - 1).due() + pause);
  }

  @ParameterizedTest
  @CsvSource({"1000", "4000"})
  void playsFromTheBeginningAfterTheLastPacket(int scale) throws Exception {
    long end = START + 60 * SECOND;
    List<SentPacket> first =
        stream.play(OptionalLong.of(0), END, new Rate(scale, 1000), START).sendAll().take();
    stream.pause(end);
    assertThat(stream.position(end)).isEqualTo(60 * SECOND);
    stream.play(HERE, END, new Rate(scale, 1000), end + SECOND);
    List<SentPacket> again = stream.sendAll().take();
    assertThat(again).extracting(SentPacket::packet).isEqualTo(SentPacket.packets(first));
    assertThat(again.get(0).due()).isEqualTo(end + SECOND);
    assertThat(stream.entry().nptNanos()).isZero();
  }

  @Test
  void playsFromTheBeginningAfterARangeThatReachedTheEnd() throws Exception {
    stream.play(OptionalLong.of(59 * SECOND), OptionalLong.of(60 * SECOND), Rate.NORMAL, START);
    stream.sendAll().take();
    List<SentPacket> again = stream.resume(START + 2 * SECOND).sendAll().take();
    assertThat(ofTrack(again, VIDEO))
        .extracting(SentPacket::packet)
        .containsExactlyElementsOf(numbers(0, film.tracks().get(VIDEO).packets()));
  }

  @Test
  void stopsAtTheEndOfARangeAlsoAfterAPause() throws Exception {
    stream.play(OptionalLong.of(10 * SECOND), OptionalLong.of(20 * SECOND), Rate.NORMAL, START);
    stream.sendUntil(START + 3 * SECOND).pause(START + 3 * SECOND);
    List<SentPacket> sent = stream.resume(START + 50 * SECOND).sendAll().take();
    for (int track = 0; track < 2; track++) {
      TrackIndex index = film.tracks().get(track);
      int end = index.firstDecodedFrom(20L * index.format().clockRate());
      List<SentPacket> own = ofTrack(sent, track);
      assertThat(own.get(own.size() - 1).packet()).isEqualTo(end - 1);
    }
    assertThat(stream.position(START + 100 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void goesOnBehindARangeThatWasPlayed() throws Exception {
    stream.play(OptionalLong.of(10 * SECOND), OptionalLong.of(20 * SECOND), Rate.NORMAL, START);
    int played = stream.sendAll().take().size();
    List<SentPacket> rest = stream.resume(START + 50 * SECOND).sendAll().take();
    TrackIndex video = film.tracks().get(VIDEO);
    assertThat(played).isPositive();
    assertThat(ofTrack(rest, VIDEO))
        .extracting(SentPacket::packet)
        .containsExactlyElementsOf(numbers(video.firstDecodedFrom(20 * 90_000), video.packets()));
  }

  @ParameterizedTest
  @CsvSource({
    "60000, , position at the end",
    "61000, , behind the end",
    "20000, 10000, ends before it begins",
    "20000, 20000, empty"
  })
  void refusesARangeThatIsNotWithinTheContent(Long start, Long stop, String why) {
    OptionalLong end = stop == null ? END : OptionalLong.of(stop * MILLISECOND);
    assertThatThrownBy(
            () -> stream.play(OptionalLong.of(start * MILLISECOND), end, Rate.NORMAL, START))
        .as(why)
        .isInstanceOf(InvalidRangeException.class)
        .hasMessageContaining("PT1M");
  }

  @Test
  void refusesToGoOnToATimeThatHasPassed() throws Exception {
    stream.playFrom(30 * SECOND, START).sendUntil(START + SECOND);
    assertThatThrownBy(
            () -> stream.play(HERE, OptionalLong.of(SECOND), Rate.NORMAL, START + SECOND))
        .isInstanceOf(InvalidRangeException.class);
  }

  @Test
  void pacesALargePicture() throws Exception {
    Content slides = SyntheticTrack.content(2, SyntheticTrack.video(100));
    List<SentPacket> sent = StreamModel.of(slides, 0, 0).playFrom(0, START).sendAll().take();
    for (SentPacket packet : sent.subList(0, 100)) {
      assertThat(packet.due() - START).isEqualTo(packet.packet() / 45 * (4 * MILLISECOND));
    }
    assertThat(sent).hasSize(slides.tracks().get(0).packets());
  }

  @Test
  void tellsThePositionBoundedByWhatWasSent() throws Exception {
    stream.playFrom(10 * SECOND, START).sendUntil(START + 2 * SECOND);
    assertThat(stream.position(START + 2 * SECOND)).isEqualTo(12 * SECOND);
    assertThat(stream.position(START + 9 * SECOND))
        .as("nothing was sent any more")
        .isBetween(12 * SECOND, 12 * SECOND + 22 * MILLISECOND);
  }

  @Test
  void changesTheSpeedWithoutAJump() throws Exception {
    List<SentPacket> whole =
        StreamModel.of(film, 65_500, 0xffff_fff0L).playFrom(0, START).sendAll().take();
    stream.playFrom(0, START).sendUntil(START + 5 * SECOND);
    stream.play(HERE, END, new Rate(1000, 2000), START + 5 * SECOND);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(bytes(ofTrack(sent, VIDEO))).isEqualTo(bytes(ofTrack(whole, VIDEO)));
    assertThat(bytes(ofTrack(sent, AUDIO))).isEqualTo(bytes(ofTrack(whole, AUDIO)));
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static long nanos(long videoTicks) {
    return MediaTime.nanos(videoTicks, 90_000);
  }
}
