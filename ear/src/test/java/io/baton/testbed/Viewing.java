package io.baton.testbed;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.RtpPacketView;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.RtspSession;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import io.baton.model.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A viewer who watches over UDP and counts packets. Thread-safe. */
public final class Viewing implements SessionListener {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final AtomicLong packets = new AtomicLong();
  private final RtspSession session;

  /**
   * Begins, and waits for the first packets.
   *
   * @param url with the viewer's credentials
   * @throws java.util.concurrent.CompletionException if the server refuses
   */
  public Viewing(StreamingClient client, String url) {
    session = client.open(RtspAddress.parse(url), DeliveryTransport.UDP, this).join();
    session.play(PlaybackOptions.whole(DeliveryTransport.UDP)).join();
    awaitMore(1);
  }

  @Override
  public void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh) {
    packets.incrementAndGet();
  }

  /** The session's id at the server. */
  public String id() {
    return session.id();
  }

  /** Waits for packets beyond those that have come. */
  public void awaitMore(long count) {
    awaitAfter(packets.get(), count);
  }

  private void awaitAfter(long before, long count) {
    Awaitility.await("packets")
        .atMost(LIMIT)
        .pollInterval(LOOK)
        .until(() -> packets.get() > before + count);
  }

  /** Waits until each of some viewers has got so many more packets, all of them at once. */
  public static void awaitMore(List<Viewing> viewers, long count) {
    List<Long> before = viewers.stream().map(viewer -> viewer.packets.get()).toList();
    for (int i = 0; i < before.size(); i++) {
      viewers.get(i).awaitAfter(before.get(i), count);
    }
  }

  /** Packets that were sent and did not come. */
  public long missing() {
    AtomicLong missing = new AtomicLong();
    session
        .inspect(() -> session.tracks().forEach(t -> missing.addAndGet(t.statistics().lost())))
        .join();
    return missing.get();
  }

  /** Ends the session. */
  public void leave() {
    session.tearDown().join();
  }
}
