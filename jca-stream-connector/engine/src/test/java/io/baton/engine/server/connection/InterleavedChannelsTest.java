package io.baton.engine.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.rtsp.header.ChannelRange;
import io.baton.engine.server.connection.InterleavedChannels.Track;
import org.junit.jupiter.api.Test;

class InterleavedChannelsTest {
  private static final int PAIRS = 128;
  private static final Track PICTURES = new Track("a", 0);
  private static final Track SOUND = new Track("a", 1);
  private static final Track OTHER = new Track("b", 0);

  private final InterleavedChannels channels = new InterleavedChannels();

  private static ChannelRange pair(int first) {
    return InterleavedChannels.pair(first);
  }

  @Test
  void aPairBelongsToOneTrack() {
    channels.take(pair(0), PICTURES);
    assertThat(channels.isFreeFor(pair(0), PICTURES)).as("set up again").isTrue();
    assertThat(channels.isFreeFor(pair(0), SOUND)).isFalse();
    assertThat(channels.isFreeFor(pair(1), OTHER)).as("overlapping").isFalse();
    assertThat(channels.isFreeFor(pair(2), OTHER)).isTrue();
    assertThat(channels.sessionOf(1)).contains("a");
    assertThat(channels.sessionOf(2)).isEmpty();
  }

  @Test
  void aTrackHasOnePair() {
    channels.take(pair(0), PICTURES);
    channels.take(pair(6), PICTURES);
    assertThat(channels.isFreeFor(pair(0), OTHER)).isTrue();
    assertThat(channels.sessionOf(7)).contains("a");
  }

  @Test
  void whatASessionHadIsFreeAfterIt() {
    channels.take(pair(0), PICTURES);
    channels.take(pair(2), SOUND);
    channels.take(pair(4), OTHER);
    channels.release("a");
    assertThat(channels.free()).contains(pair(0));
    assertThat(channels.isFreeFor(pair(4), PICTURES)).isFalse();
  }

  @Test
  void choosesWhatNothingUses() {
    channels.take(pair(1), OTHER);
    assertThat(channels.free()).contains(pair(4));
    for (int i = 0; i < PAIRS; i++) {
      channels.free().ifPresent(free -> channels.take(free, new Track("many", free.first())));
    }
    assertThat(channels.free()).isEmpty();
  }

  @Test
  void thereIsNoPairAtTheLastChannel() {
    assertThat(InterleavedChannels.exist(new ChannelRange(254, 255))).isTrue();
    assertThat(InterleavedChannels.exist(new ChannelRange(255, 255))).isFalse();
  }
}
