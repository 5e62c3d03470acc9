package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamEvent.Closed;
import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media whose mapped pages can be read no more, as when a disk fails: nothing of it can be. */
class UnreadableMediaTest {
  private static final Content SONG = SyntheticTrack.content(60, SyntheticTrack.audio());
  private static final Content FILM =
      SyntheticTrack.content(60, SyntheticTrack.audio(), SyntheticTrack.audio());

  private Error failure =
      new InternalError("a fault occurred in an unsafe memory access operation");
  private final AtomicBoolean unreadable = new AtomicBoolean();
  private TestEngine engine;
  private RtspTestClient client;
  private UdpReceiver broken;
  private UdpReceiver sound;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.engine.loops", "1");
    engine.decisions().offer("/sound", SONG);
    engine.decisions().offer("/broken", breaking(FILM));
    client = RtspTestClient.connect(engine.port());
    broken = UdpReceiver.open();
    sound = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    broken.close();
    sound.close();
    engine.close();
  }

  private Content breaking(Content content) {
    List<TrackIndex> tracks = content.tracks().stream().map(this::breaking).toList();
    return new Content(content.description(), tracks, content.peakBits());
  }

  /** What is said of a packet stands in the index, which is mapped as the media are. */
  private TrackIndex breaking(TrackIndex track) {
    return (TrackIndex)
        Proxy.newProxyInstance(
            TrackIndex.class.getClassLoader(),
            new Class<?>[] {TrackIndex.class},
            (proxy, method, arguments) -> {
              if (unreadable.get() && arguments != null) {
                throw failure;
              }
              return method.invoke(track, arguments);
            });
  }

  private String play(String path, String track, UdpReceiver receiver) throws Exception {
    String session =
        client.request("SETUP", path + track, "Transport: " + receiver.transport()).session();
    client.request("PLAY", path, "Session: " + session);
    receiver.receive(3);
    return session;
  }

  @Test
  void onlyItsOwnStreamsEnd() throws Exception {
    String failing = play("/broken", "/trackID=0", broken);
    play("/sound", "", sound);
    unreadable.set(true);
    Conditions.await("the end of the stream", () -> !engine.events(Closed.class).isEmpty());
    assertThat(engine.sessionCount()).isEqualTo(1);
    assertThat(engine.events(Closed.class))
        .singleElement()
        .matches(closed -> closed.reason() == CloseReason.FAILED)
        .matches(closed -> closed.session().id().equals(failing));
    sound.receive(100);
    assertThat(engine.admission().sessions()).isEqualTo(1);
    assertThat(engine.measure().playing()).isEqualTo(1);
  }

  /** Nor does memory that runs out for one stream silence the loop. */
  @Test
  void anErrorOfAnyKindEndsItsOwnStreamAlone() throws Exception {
    failure = new OutOfMemoryError("Cannot reserve memory");
    onlyItsOwnStreamsEnd();
  }

  @Test
  void aRequestThatNeedsItIsAnswered() throws Exception {
    String session =
        client.request("SETUP", "/broken/trackID=0", "Transport: " + broken.transport()).session();
    unreadable.set(true);
    assertThat(client.request("PLAY", "/broken", "Session: " + session).status()).isEqualTo(500);
    assertThat(client.request("TEARDOWN", "/broken", "Session: " + session).status())
        .isEqualTo(200);
    assertThat(engine.admission().sessions()).isZero();
  }
}
