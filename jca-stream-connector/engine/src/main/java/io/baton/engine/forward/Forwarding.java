package io.baton.engine.forward;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One presentation whose media another node sends to the client itself, while this one stands for
 * it towards the client: requests go there (R38). A forwarded session once the client has set a
 * track up. Owned by one event loop; everything but {@link #id}, {@link #decision}, {@link #viewer}
 * and {@link #loop} is called on it.
 */
public final class Forwarding implements Upstream.Owner {
  private final Forward decision;
  private final Viewer viewer;
  private final StreamLoop loop;
  private final ForwardContext context;
  private final Upstream upstream;
  private final Instant created;
  private boolean established;
  private boolean ended;

  /** Begins to connect to the provider; the caller is on the loop. */
  public Forwarding(ForwardContext context, StreamLoop loop, Forward decision, Viewer viewer) {
    this.context = context;
    this.loop = loop;
    this.decision = decision;
    this.viewer = viewer;
    this.created = context.clock().instant();
    InetSocketAddress provider =
        InetSocketAddress.createUnresolved(decision.host(), decision.port());
    this.upstream = new Upstream(context, loop, provider, this);
  }

  /** The assignment's id, which is the session's. */
  public String id() {
    return decision.assignment();
  }

  public Forward decision() {
    return decision;
  }

  public Viewer viewer() {
    return viewer;
  }

  public StreamLoop loop() {
    return loop;
  }

  /** Whether requests can be passed on. */
  public boolean isOpen() {
    return !ended && upstream.isOpen();
  }

  /** Whether a track was set up. */
  public boolean isEstablished() {
    return established;
  }

  /**
   * Passes a request on, in the assignment's name.
   *
   * @param request its sequence number is set here
   * @param limit for the answer
   */
  public void send(RtspRequest request, Duration limit, Answer answer) {
    upstream.send(inTheNameOfTheClient(request), limit, answer);
  }

  private RtspRequest inTheNameOfTheClient(RtspRequest request) {
    request.headers().set(RtspHeaderNames.BATON_ASSIGNMENT, id());
    return request;
  }

  /** A track was set up, whose packets the provider sends to the client. */
  public void establish() {
    if (!established) {
      established = true;
      context.counters().started().increment();
      context.table().add(this);
    }
  }

  /** Ends the session from this side: the provider is notified. Idempotent. */
  public void close() {
    if (ended) {
      return;
    }
    end();
    if (established) {
      upstream.close(inTheNameOfTheClient(teardown()));
    } else {
      upstream.close();
    }
  }

  /**
   * Notifies the provider that no client comes: a client that brings an assignment and leaves gives
   * it back.
   *
   * @param limit for the provider to answer
   */
  public void giveBack(Duration limit) {
    Answer leave =
        new Answer() {
          @Override
          public void answered(RtspResponse response) {
            close();
          }

          @Override
          public void failed() {
            close();
          }
        };
    send(RtspRequest.of(RtspMethod.OPTIONS, viewer.uri(), 0), limit, leave);
  }

  private RtspRequest teardown() {
    return RtspRequest.of(RtspMethod.TEARDOWN, viewer.uri(), 0).with(RtspHeaderNames.SESSION, id());
  }

  /** The provider has ended the session and says so. Idempotent. */
  public void finish() {
    if (!ended) {
      end();
      upstream.close();
    }
  }

  @Override
  public void onClosed() {
    if (!ended) {
      if (established) {
        lost();
      }
      end();
    }
  }

  /** The provider is gone while the client still wants its stream. */
  private void lost() {
    context.counters().lost().increment();
    context
        .events()
        .accept(new StreamEvent.Closed(context.clock().instant(), snapshot(), CloseReason.FAILED));
  }

  private void end() {
    ended = true;
    context.table().remove(this);
  }

  /** What is known of the session here; position and counts are the provider's to tell. */
  private SessionSnapshot snapshot() {
    return new SessionSnapshot(
        id(),
        decision.path(),
        decision.content(),
        viewer.client().getHostAddress(),
        viewer.user(),
        viewer.userAgent(),
        DeliveryTransport.UDP,
        SessionState.ENDED,
        Duration.ZERO,
        1,
        1,
        created,
        0,
        0,
        decision.bitrate(),
        0,
        0,
        Optional.empty());
  }
}
