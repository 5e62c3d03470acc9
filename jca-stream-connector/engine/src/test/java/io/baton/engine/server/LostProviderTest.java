package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamRequest;
import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.FakeProvider;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.RtspTestClient.Frame;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of providers that are gone, hung, or do not want. */
class LostProviderTest {
  private static final Content FILM = SyntheticTrack.content(30, SyntheticTrack.video(3));
  private static final String TCP = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";
  private static final String BAD = "bad";

  /** With a provider that hangs; the other one has to answer within it too. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private TwoNodes nodes;
  private RtspTestClient client;
  private UdpReceiver receiver;
  private final CopyOnWriteArrayList<Set<String>> unreachable = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    start(TwoNodes.start(FILM, DeliveryMode.RELAY));
  }

  private void start(TwoNodes started) throws Exception {
    nodes = started;
    client = RtspTestClient.connect(nodes.anchor().port());
    receiver = UdpReceiver.open();
  }

  /** With an anchor that soon has waited long enough for a provider. */
  private void restartImpatient() throws Exception {
    stop();
    start(TwoNodes.start(FILM, DeliveryMode.RELAY, PATIENCE, "baton.rtsp.decision.timeout", "1"));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    receiver.close();
    nodes.close();
  }

  /** First a provider on some port is chosen, then the good one. */
  private void preferProviderOn(int port) {
    nodes
        .anchor()
        .decisions()
        .decide(
            "/film",
            asked -> {
              unreachable.add(asked.unreachable());
              return asked.unreachable().contains(BAD)
                  ? nodes.assign(asked)
                  : nodes.forward(nodes.reservation(asked), BAD, port);
            });
  }

  private void assertServedByTheOther(String request, String... headers) throws Exception {
    RtspReply reply = client.request(request, "/film", headers);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(unreachable).containsExactly(Set.of(), Set.of(BAD));
    assertThat(nodes.anchor().forwarding().counters().redecided().sum()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DESCRIBE", "SETUP"})
  void aProviderThatListensNoMoreIsPassedOver(String method) throws Exception {
    int port;
    try (FakeProvider gone = FakeProvider.silent()) {
      port = gone.port();
    }
    preferProviderOn(port);
    assertServedByTheOther(method, TCP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DESCRIBE", "SETUP"})
  void aProviderThatHangsIsPassedOver(String method) throws Exception {
    restartImpatient();
    try (FakeProvider hung = FakeProvider.silent()) {
      preferProviderOn(hung.port());
      assertServedByTheOther(method, TCP);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"412 Precondition Failed", "503 Service Unavailable", "500 Internal Server Error"})
  void aProviderThatRefusesIsPassedOver(String status) throws Exception {
    try (FakeProvider refusing = FakeProvider.answering("RTSP/1.0 " + status)) {
      preferProviderOn(refusing.port());
      assertServedByTheOther("SETUP", TCP);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\0\\1\\2", "HTTP/1.1 200 OK", "RTSP/1.0 abc"})
  void aProviderThatTalksNonsenseIsPassedOver(String answer) throws Exception {
    try (FakeProvider confused = FakeProvider.answering(answer)) {
      preferProviderOn(confused.port());
      assertServedByTheOther("DESCRIBE");
    }
  }

  @Test
  void whatTheProviderKnowsBetterIsNotAskedAgain() throws Exception {
    try (FakeProvider knowing = FakeProvider.answering("RTSP/1.0 404 Not Found")) {
      preferProviderOn(knowing.port());
      assertThat(client.request("DESCRIBE", "/film").status()).isEqualTo(404);
      assertThat(unreachable).hasSize(1);
    }
  }

  @Test
  void nobodyIsAskedForEver() throws Exception {
    try (FakeProvider refusing = FakeProvider.answering("RTSP/1.0 503 Service Unavailable")) {
      nodes.anchor().decisions().decide("/film", asked -> next(asked, refusing.port()));
      RtspReply reply = client.request("DESCRIBE", "/film");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isNotEmpty();
      assertThat(nodes.anchor().decisions().asked()).isEqualTo(3);
    }
  }

  private StreamDecision next(StreamRequest asked, int port) {
    Reservation reservation = nodes.reservation(asked);
    return nodes.forward(reservation, BAD + asked.unreachable().size(), port);
  }

  @Test
  void aRefusalToDecideAgainReachesTheClient() throws Exception {
    restartImpatient();
    try (FakeProvider hung = FakeProvider.silent()) {
      nodes
          .anchor()
          .decisions()
          .decide(
              "/film",
              asked ->
                  asked.unreachable().isEmpty()
                      ? nodes.forward(nodes.reservation(asked), BAD, hung.port())
                      : new Refuse(453, "no node has room", OptionalInt.of(9)));
      RtspReply reply = client.request("SETUP", "/film", TCP);
      assertThat(reply.status()).isEqualTo(453);
      assertThat(reply.header("Retry-After")).isEqualTo("9");
    }
  }

  @Test
  void aProviderThatDiesAfterTheDescriptionIsReplacedAtSetUp() throws Exception {
    client.request("DESCRIBE", "/film");
    String first = nodes.assignments().get(0);
    nodes.provider().reservations().release(first);
    RtspReply reply = client.request("SETUP", "/film", TCP);
    assertThat(reply.status()).as("the other name is out of reach").isEqualTo(503);
    assertThat(client.request("SETUP", "/film", TCP).status()).as("a new try").isEqualTo(200);
  }

  /** Who was told of one content is not given another by whoever stands in. */
  @Test
  void whatWasDescribedIsAskedForWhenSetUpIsDecidedAgain() throws Exception {
    client.request("DESCRIBE", "/film");
    nodes.provider().reservations().release(nodes.assignments().get(0));
    client.request("SETUP", "/film", TCP);
    client.request("DESCRIBE", "/film");
    assertThat(nodes.anchor().decisions().requests())
        .extracting(StreamRequest::method, StreamRequest::content)
        .containsExactly(
            tuple("DESCRIBE", Optional.empty()),
            tuple("SETUP", Optional.of(FILM.id())),
            tuple("DESCRIBE", Optional.empty()));
  }

  @Test
  void whoAsksForNothingButSetUpTakesWhatThereIs() throws Exception {
    client.request("SETUP", "/film", TCP);
    assertThat(nodes.anchor().decisions().requests())
        .extracting(StreamRequest::content)
        .containsExactly(Optional.empty());
  }

  @Test
  void aClientOverUdpIsToldGoodbye() throws Exception {
    String session =
        client.request("SETUP", "/film", "Transport: " + receiver.transport()).session();
    client.request("PLAY", "/film", "Session: " + session);
    receiver.receive(10);
    receiver.receiveRtcp();
    nodes.provider().breakConnections();
    receiver.receiveGoodbye();
    SessionSnapshot last = assertLost(session);
    assertThat(last.packets()).isGreaterThanOrEqualTo(10);
    assertThat(last.octets()).isBetween(1L, last.packets() * RtpLimits.MAX_PAYLOAD);
  }

  @Test
  void aClientOverTcpIsToldGoodbye() throws Exception {
    String session = client.request("SETUP", "/film", TCP).session();
    client.request("PLAY", "/film", "Session: " + session);
    List<Frame> frames = new ArrayList<>(List.of(client.frame()));
    reportLoss(session, 3);
    nodes.provider().breakConnections();
    for (Frame frame = client.frame(); !isGoodbye(frame); frame = client.frame()) {
      frames.add(frame);
    }
    List<Frame> media = frames.stream().filter(frame -> frame.channel() == 0).toList();
    SessionSnapshot last = assertLost(session);
    assertThat(last.packets()).as("what the client got").isEqualTo(media.size());
    assertThat(last.octets()).isEqualTo(media.stream().mapToInt(LostProviderTest::payload).sum());
    assertThat(last.reportedLost()).isEqualTo(3);
  }

  private static int payload(Frame frame) {
    return frame.bytes().remaining() - RtpLimits.HEADER;
  }

  private void reportLoss(String session, int lost) throws Exception {
    long ssrc = nodes.provider().entry(session).tracks().get(0).ssrc() & 0xffff_ffffL;
    client.sendFrame(1, UdpStreamTest.receiverReport(ssrc, 128, lost, 90));
    Conditions.await(
        "the report", () -> nodes.anchor().forwarding().counters().reportedLost().sum() == lost);
  }

  private static boolean isGoodbye(Frame frame) {
    return frame.channel() == 1 && UdpReceiver.isGoodbye(frame.bytes());
  }

  private SessionSnapshot assertLost(String session) throws Exception {
    Conditions.await("the event", () -> !nodes.anchor().events().isEmpty());
    StreamEvent.Closed closed = nodes.anchor().events(StreamEvent.Closed.class).get(0);
    assertThat(closed.reason()).isEqualTo(CloseReason.FAILED);
    assertThat(closed.session().id()).isEqualTo(session);
    assertThat(closed.session().content()).isEqualTo(FILM.id());
    assertThat(closed.session().client()).isEqualTo("127.0.0.1");
    assertThat(nodes.anchor().forwarding().counters().lost().sum()).isEqualTo(1);
    assertThat(nodes.anchor().forwarding().table().size()).isZero();
    assertThat(client.request("PLAY", "/film", "Session: " + session).status()).isEqualTo(454);
    return closed.session();
  }

  @Test
  void aProviderThatEndsTheSessionItselfIsNotLost() throws Exception {
    String session = client.request("SETUP", "/film", TCP).session();
    client.request("PLAY", "/film", "Session: " + session);
    client.frame();
    nodes.provider().stop();
    Conditions.await("the end", () -> nodes.anchor().forwarding().table().size() == 0);
    assertThat(nodes.anchor().forwarding().counters().lost().sum()).isZero();
    assertThat(nodes.anchor().events()).as("the provider has told").isEmpty();
  }

  /** It hangs while a request about the session is on its way. */
  @Test
  void aRequestInASessionIsAnsweredThoughTheProviderHangs() throws Exception {
    restartImpatient();
    try (FakeProvider hung =
        FakeProvider.answering(
            "RTSP/1.0 200 OK",
            "Session: assignment-1;timeout=60",
            "Transport: RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=00000001")) {
      nodes
          .anchor()
          .decisions()
          .decide("/film", asked -> nodes.forward(nodes.reservation(asked), BAD, hung.port()));
      String session = client.request("SETUP", "/film", TCP).session();
      hung.fallSilent();
      assertThat(client.request("PLAY", "/film", "Session: " + session).status()).isEqualTo(502);
      assertThat(client.request("PLAY", "/film", "Session: " + session).status()).isEqualTo(454);
    }
  }

  @Test
  void aProviderThatSetsUpSomethingElseIsNotBelieved() throws Exception {
    try (FakeProvider wrong =
        FakeProvider.answering(
            "RTSP/1.0 200 OK",
            "Session: another",
            "Transport: RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=00000001")) {
      nodes
          .anchor()
          .decisions()
          .decide("/film", asked -> nodes.forward(nodes.reservation(asked), BAD, wrong.port()));
      assertThat(client.request("SETUP", "/film", TCP).status()).isEqualTo(502);
    }
  }

  @Test
  void theProvidersSessionEndsWhenTheAnchorStops() throws Exception {
    String session =
        client.request("SETUP", "/film", "Transport: " + receiver.transport()).session();
    client.request("PLAY", "/film", "Session: " + session);
    receiver.receive(3);
    nodes.anchor().stop();
    Conditions.await("the end", () -> !nodes.provider().events(StreamEvent.Closed.class).isEmpty());
    assertThat(nodes.provider().events(StreamEvent.Closed.class))
        .extracting(StreamEvent.Closed::reason)
        .containsExactly(CloseReason.TEARDOWN);
  }
}
