package io.baton.engine.stream;

import static io.baton.engine.stream.MediaTime.SECOND;
import static io.baton.engine.testing.SentPacket.bytes;
import static io.baton.engine.testing.SentPacket.ofTrack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.Content;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a viewer gets who goes through the content by its key frames. */
class TrickPlayTest {
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
  void showsKeyFramesAloneInTrickPlay() throws Exception {
    Rate rate = new Rate(8000, 1000);
    List<SentPacket> sent = stream.play(OptionalLong.of(0), END, rate, START).sendAll().take();
    assertThat(ofTrack(sent, AUDIO)).isEmpty();
    List<SentPacket> starts = sent.stream().filter(packet -> packet.packet() % 3 == 0).toList();
    assertThat(starts)
        .extracting(packet -> film.tracks().get(VIDEO).keyUnit(packet.packet()))
        .containsOnly(true);
    assertThat(starts).hasSize(30);
    assertThat(starts).extracting(SentPacket::packet).startsWith(0, 150, 300);
  }

  @Test
  void timestampsAdvanceInRealTimeInTrickPlay() throws Exception {
    Rate rate = new Rate(8000, 1000);
    List<SentPacket> sent = stream.play(OptionalLong.of(0), END, rate, START).sendAll().take();
    SentPacket first = sent.get(0);
    SentPacket last = sent.get(sent.size() - 1);
    long elapsed = last.due() - first.due();
    assertThat((long) (last.timestamp() - first.timestamp()))
        .isCloseTo(MediaTime.ticks(elapsed, 90_000), within(1L));
    assertThat(elapsed).isCloseTo(58 * SECOND / 8, within(10L));
  }

  @Test
  void everyFrameIsBackAfterTrickPlay() throws Exception {
    stream.play(OptionalLong.of(0), END, new Rate(8000, 1000), START);
    stream.sendUntil(START + 2 * SECOND).take();
    List<SentPacket> sent = stream.resume(START + 2 * SECOND).sendAll().take();
    int key = 16 * SyntheticTrack.GROUP * 3;
    assertThat(ofTrack(sent, VIDEO))
        .extracting(SentPacket::packet)
        .containsExactlyElementsOf(videoFrom(key));
    assertThat(ofTrack(sent, AUDIO)).isNotEmpty();
  }

  @Test
  void aPauseInTrickPlayLosesNoKeyFrameAndShowsNoneTwice() throws Exception {
    Rate rate = new Rate(4000, 1000);
    StreamModel other = StreamModel.of(film, 65_500, 0xffff_fff0L);
    List<SentPacket> whole = other.play(OptionalLong.of(0), END, rate, START).sendAll().take();
    long paused = START + 3_210 * MILLISECOND;
    stream.play(OptionalLong.of(0), END, rate, START).sendUntil(paused).pause(paused);
    List<SentPacket> sent = stream.play(HERE, END, rate, paused + 7 * SECOND).sendAll().take();
    assertThat(bytes(sent)).isEqualTo(bytes(whole));
    assertThat(sent.get(sent.size() - 1).due())
        .isCloseTo(whole.get(whole.size() - 1).due() + 7 * SECOND, within(10L));
  }

  @Test
  void aPauseWithinAPictureInTrickPlayLeavesItOneTimestamp() throws Exception {
    Content slides = SyntheticTrack.content(20, SyntheticTrack.video(100));
    Rate rate = new Rate(7000, 1000);
    List<SentPacket> whole =
        StreamModel.of(slides, 0, 0).play(OptionalLong.of(0), END, rate, START).sendAll().take();
    StreamModel model = StreamModel.of(slides, 0, 0);
    long paused = whole.get(120).due();
    model.play(OptionalLong.of(0), END, rate, START).sendUntil(paused).pause(paused);
    List<SentPacket> sent = model.play(HERE, END, rate, paused + SECOND).sendAll().take();
    assertThat(SentPacket.packets(sent)).isEqualTo(SentPacket.packets(whole));
    assertThat(sent.subList(100, 200))
        .extracting(SentPacket::timestamp)
        .containsOnly(whole.get(100).timestamp());
  }

  @Test
  void everyFrameIsBackWhenTrickPlayWasPaused() throws Exception {
    long paused = START + 2 * SECOND;
    stream.play(OptionalLong.of(0), END, new Rate(4000, 1000), START);
    stream.sendUntil(paused).pause(paused).take();
    List<SentPacket> sent = stream.resume(paused + 9 * SECOND).sendAll().take();
    int key = 8 * SyntheticTrack.GROUP * 3;
    assertThat(ofTrack(sent, VIDEO))
        .extracting(SentPacket::packet)
        .containsExactlyElementsOf(videoFrom(key));
    assertThat(ofTrack(sent, AUDIO)).isNotEmpty();
  }

  @Test
  void withoutAPictureThereIsNoTrickPlay() throws Exception {
    Content song = SyntheticTrack.content(10, SyntheticTrack.audio());
    StreamModel model = StreamModel.of(song, 0, 0);
    model.play(OptionalLong.of(0), END, new Rate(4000, 2000), START);
    assertThat(model.entry().rate()).isEqualTo(new Rate(1000, 2000));
    assertThat(model.sendAll().take()).hasSize(song.tracks().get(0).packets());
  }

  private List<Integer> videoFrom(int packet) {
    return IntStream.range(packet, film.tracks().get(VIDEO).packets()).boxed().toList();
  }
}
