package io.baton.engine.stream;

import static io.baton.engine.stream.MediaTime.SECOND;
import static io.baton.engine.testing.SentPacket.ofTrack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each track begins after a seek, in films whose key frames are few or far away. */
class SeekTest {
  private static final long START = 1_800_000_000L * SECOND;
  private static final int VIDEO = 0;
  private static final int AUDIO = 1;
  private static final int PACKETS = 3;
  private static final int RATE = SyntheticTrack.GROUP;
  private static final int ONE_KEY_FRAME = 1_000_000;

  private static Content film(int seconds, int pictures, int group) {
    return SyntheticTrack.content(
        seconds, SyntheticTrack.video(PACKETS, pictures, group), SyntheticTrack.audio());
  }

  @ParameterizedTest
  @CsvSource({"4", "11"})
  void aStillPictureIsShownWhereTheSoundBegins(int position) throws Exception {
    Content film = film(12, 1, 1);
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(position * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(stream.entry().nptNanos()).isEqualTo(position * SECOND);
    assertThat(ofTrack(sent, VIDEO)).extracting(SentPacket::packet).containsExactly(0, 1, 2);
    for (SentPacket packet : ofTrack(sent, VIDEO)) {
      assertThat(packet.timestamp())
          .isEqualTo((int) stream.entry().tracks().get(VIDEO).timestamp());
      assertThat(packet.due()).isEqualTo(START);
    }
    soundBeginsAt(film, stream, sent, position * SECOND);
  }

  @Test
  void aSlideIsShownUntilTheNextOneComesInItsTime() throws Exception {
    Content film = SyntheticTrack.content(60, SyntheticTrack.slides(20), SyntheticTrack.audio());
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(35 * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    List<SentPacket> slides = ofTrack(sent, VIDEO);
    assertThat(slides).extracting(SentPacket::packet).containsExactly(1, 2);
    assertThat(slides.get(1).due() - START).isCloseTo(5 * SECOND, within(SECOND / 40));
    assertThat(slides.get(1).timestamp() - slides.get(0).timestamp()).isEqualTo(5 * 90_000);
    soundBeginsAt(film, stream, sent, 35 * SECOND);
  }

  @Test
  void anEndedPictureTrackDoesNotPullTheSoundBack() throws Exception {
    Content film = film(12, 5 * RATE, RATE);
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(5 * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(ofTrack(sent, VIDEO)).isEmpty();
    soundBeginsAt(film, stream, sent, 5 * SECOND);
  }

  @Test
  void aFarKeyFrameIsNotGoneBackToAndTheNextOneBeginsThePicture() throws Exception {
    Content film = film(150, 150 * RATE, 60 * RATE);
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(100 * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    SentPacket picture = ofTrack(sent, VIDEO).get(0);
    assertThat(picture.packet()).isEqualTo(2 * 60 * RATE * PACKETS);
    assertThat(picture.due() - START).isCloseTo(20 * SECOND, within(SECOND / 40));
    assertThat(picture.timestamp())
        .isEqualTo((int) stream.entry().tracks().get(VIDEO).timestamp() + 20 * 90_000);
    soundBeginsAt(film, stream, sent, 100 * SECOND);
  }

  @Test
  void withoutAnotherKeyFrameThereIsOnlySound() throws Exception {
    Content film = film(60, 60 * RATE, ONE_KEY_FRAME);
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(40 * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(ofTrack(sent, VIDEO)).isEmpty();
    soundBeginsAt(film, stream, sent, 40 * SECOND);
  }

  @ParameterizedTest
  @CsvSource({"12000, 0", "12001, 60000"})
  void nearIsTwelveSeconds(long wanted, long shownFrom) throws Exception {
    Content film = SyntheticTrack.content(120, SyntheticTrack.video(1, 120 * RATE, 60 * RATE));
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(wanted * 1_000_000, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(stream.entry().nptNanos()).as("told").isEqualTo(shownFrom * 1_000_000);
    assertThat(sent.get(0).packet()).isEqualTo((int) shownFrom * RATE / 1000);
    assertThat(sent.get(0).due()).as("nothing to wait for").isEqualTo(START);
  }

  @Test
  void aTrackIsNotPulledBehindWhereTheStreamBegins() throws Exception {
    Content film =
        SyntheticTrack.content(
            30, SyntheticTrack.video(1, 30 * RATE, 8 * RATE), SyntheticTrack.video(1, 750, 225));
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(10 * SECOND, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(stream.entry().nptNanos()).isEqualTo(8 * SECOND);
    assertThat(ofTrack(sent, 0).get(0).packet()).isEqualTo(8 * RATE);
    assertThat(ofTrack(sent, 1).get(0).packet()).isEqualTo(9 * RATE);
  }

  @Test
  void aPauseWithinAHeldPictureSendsItAgainWhole() throws Exception {
    Content film =
        SyntheticTrack.content(12, SyntheticTrack.video(100, 1, 1), SyntheticTrack.audio());
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(4 * SECOND, START);
    int before = ofTrack(stream.sendUntil(START).take(), VIDEO).size();
    stream.pause(START + 1);
    stream.resume(START + 5 * SECOND);
    List<SentPacket> after = ofTrack(stream.sendAll().take(), VIDEO);
    assertThat(before).isBetween(1, 99);
    assertThat(after).hasSize(100);
    assertThat(after.get(0).packet()).isZero();
    assertThat(after.get(0).sequence()).isEqualTo(7 + before);
    assertThat(after).extracting(SentPacket::timestamp).containsOnly(after.get(0).timestamp());
  }

  @Test
  void aNodeThatTakesOverDoesNotSendAHeldPictureAgain() throws Exception {
    Content film = film(12, 1, 1);
    StreamModel stream = StreamModel.of(film, 7, 1000).playFrom(4 * SECOND, START);
    StreamModel other = new StreamModel(film, stream.entry()).skipTo(START + 1);
    assertThat(ofTrack(other.sendAll().take(), VIDEO)).isEmpty();
    StreamModel atOnce = new StreamModel(film, stream.entry()).skipTo(START);
    assertThat(ofTrack(atOnce.sendAll().take(), VIDEO)).hasSize(PACKETS);
  }

  @Test
  void thePositionIsThatOfTheSoundWhileAPictureIsHeld() throws Exception {
    StreamModel stream = StreamModel.of(film(12, 1, 1), 7, 1000).playFrom(4 * SECOND, START);
    assertThat(stream.position(START)).isBetween(4 * SECOND, 4 * SECOND + SECOND / 40);
    stream.sendUntil(START + SECOND);
    assertThat(stream.position(START + SECOND)).isBetween(5 * SECOND, 5 * SECOND + SECOND / 40);
  }

  @Test
  void trickPlayFromAHeldPictureGoesOnFromThere() throws Exception {
    Content film = SyntheticTrack.content(60, SyntheticTrack.slides(20));
    StreamModel stream = StreamModel.of(film, 7, 1000);
    Rate fast = new Rate(4000, 1000);
    stream.play(OptionalLong.of(35 * SECOND), OptionalLong.empty(), fast, START);
    List<SentPacket> sent = stream.sendAll().take();
    assertThat(sent).extracting(SentPacket::packet).containsExactly(1, 2);
    assertThat(sent.get(1).timestamp() - sent.get(0).timestamp()).isEqualTo(5 * 90_000 / 4);
  }

  private static void soundBeginsAt(
      Content film, StreamModel stream, List<SentPacket> sent, long position) {
    TrackIndex audio = film.tracks().get(AUDIO);
    SentPacket first = ofTrack(sent, AUDIO).get(0);
    int expected = audio.firstDecodedFrom(MediaTime.ticksAtOrAfter(position, 48_000));
    assertThat(first.packet()).isEqualTo(expected);
    long ticks = audio.presentationTime(expected) - MediaTime.ticks(position, 48_000);
    assertThat(first.timestamp())
        .as("the timestamp told belongs to the position told")
        .isEqualTo((int) (stream.entry().tracks().get(AUDIO).timestamp() + ticks));
  }
}
