package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamEvent.Unclaimed;
import io.baton.connector.StreamRequest;
import io.baton.engine.media.Content;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.TwoNodes;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was reserved for clients that do not come to use it: it is given back, and that is told. */
class AbandonedDecisionTest {
  private static final Content SONG = SyntheticTrack.content(30, SyntheticTrack.audio());
  private static final MediaPath PATH = new MediaPath("song");
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=50000-50001";
  private static final int CLIENTS = 1000;

  private TestEngine engine;
  private RtspTestClient client;

  /** Nothing expires while a test runs. */
  @BeforeEach
  void start() throws Exception {
    engine =
        TestEngine.start("baton.assignment.timeout", "600", "baton.rtsp.decision.timeout", "1");
    engine.decisions().offer("/song", SONG);
    engine.decisions().decide("/song", asked -> assign("a" + engine.decisions().asked()));
    engine.decisions().decide("/again", asked -> assign("b" + engine.decisions().asked()));
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private Serve assign(String id) {
    Reservation reservation =
        new Reservation(id, PATH, SONG.id(), "127.0.0.1", "", DeliveryMode.RELAY, "anchor", 1);
    assertThat(engine.reservations().reserve(reservation)).isEmpty();
    return new Serve(PATH, SONG.id(), Optional.of(id));
  }

  private List<String> unclaimed() {
    return engine.events(Unclaimed.class).stream().map(Unclaimed::id).toList();
  }

  private void awaitNothingHeld() {
    Conditions.await("the release", () -> engine.admission().sessions() == 0);
    assertThat(engine.admission().reserved()).isZero();
  }

  @Test
  void connectionsThatOnlyDescribeLeaveNoReservation() throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      try (RtspTestClient passing = RtspTestClient.connect(engine.port())) {
        assertThat(passing.request("DESCRIBE", "/song").status()).isEqualTo(200);
      }
    }
    awaitNothingHeld();
    Conditions.await("what is told", () -> unclaimed().size() == CLIENTS);
    assertThat(unclaimed()).doesNotHaveDuplicates();
  }

  @Test
  void anotherDecisionReplacesTheFirst() throws Exception {
    client.request("DESCRIBE", "/song");
    client.request("DESCRIBE", "/song");
    assertThat(unclaimed()).as("the same presentation again").isEmpty();
    client.request("DESCRIBE", "/again");
    assertThat(unclaimed()).containsExactly("a1");
    assertThat(engine.admission().sessions()).isEqualTo(1);
  }

  @Test
  void whatIsInUseIsNotAbandoned() throws Exception {
    String session = client.request("SETUP", "/song", UDP).session();
    client.request("PLAY", "/song", "Session: " + session);
    client.request("DESCRIBE", "/again");
    client.close();
    Conditions.await("the release", () -> unclaimed().contains("b2"));
    assertThat(unclaimed()).containsExactly("b2");
    assertThat(engine.sessionCount()).isEqualTo(1);
  }

  @Test
  void aDecisionForAClientThatHasGoneIsGivenBack() throws Exception {
    CompletableFuture<StreamDecision> decision = engine.decisions().hold("/slow");
    client.send("SETUP", "/slow", UDP);
    Conditions.await("the question", () -> engine.decisions().asked() == 1);
    client.close();
    Conditions.await("the end of the connection", () -> engine.counters().open().sum() == 0);
    decision.complete(assign("late"));
    awaitNothingHeld();
    Conditions.await("what is told", () -> unclaimed().equals(List.of("late")));
    assertThat(engine.sessionCount()).isZero();
  }

  @Test
  void aDecisionThatComesTooLateIsGivenBack() throws Exception {
    CompletableFuture<StreamDecision> decision = engine.decisions().hold("/slow");
    assertThat(client.request("DESCRIBE", "/slow").status()).isEqualTo(503);
    decision.complete(assign("late"));
    awaitNothingHeld();
    Conditions.await("what is told", () -> unclaimed().equals(List.of("late")));
    assertThat(client.request("DESCRIBE", "/song").status()).isEqualTo(200);
  }

  @Test
  void whatAnotherNodeHoldsIsGivenBackToo() throws Exception {
    try (TwoNodes nodes =
            TwoNodes.start(
                SONG,
                DeliveryMode.DIRECT,
                "baton.assignment.timeout",
                "600",
                "baton.rtsp.decision.timeout",
                "1");
        RtspTestClient viewer = RtspTestClient.connect(nodes.anchor().port())) {
      CompletableFuture<StreamDecision> decision = nodes.anchor().decisions().hold("/film");
      assertThat(viewer.request("DESCRIBE", "/film").status()).isEqualTo(503);
      decision.complete(nodes.assign(request()));
      Conditions.await("the release", () -> nodes.provider().admission().sessions() == 0);
      Conditions.await("what is told", () -> nodes.provider().events(Unclaimed.class).size() == 1);
    }
  }

  private static StreamRequest request() throws IOException {
    return new StreamRequest(
        "DESCRIBE", "/film", Map.of(), "127.0.0.1", "", "", DeliveryTransport.UDP, Set.of(), false);
  }
}
