package io.baton.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.testing.HttpStub;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.ofp.OfpSettings;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real OFP end point, and HTTP with canned answers. */
class PortalClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");
  private static final String CONTENT = "ab".repeat(32);
  private static final Locate REQUEST =
      new Locate("b c/ä.mp4", "", DeliveryTransport.UDP, Optional.empty(), "", true);
  private static final Located LOCATED =
      new Located(
          DeliveryMode.RELAY,
          List.of(
              new Candidate(
                  "node-3",
                  "b c/ä.mp4",
                  CONTENT,
                  "rtsp://192.0.2.3:8554/b%20c/%C3%A4.mp4",
                  true,
                  0.75,
                  Optional.of(new StreamCost(2_155_423, 2_111_731)),
                  List.of(new ScoreFactor("cpu", "25 % of 90 %", 0.75)))));
  private static final String JSON =
      """
      {"mode": "relay", "candidates": [{"node": "node-3", "path": "b c/ä.mp4", "content": "%s",
       "uri": "rtsp://192.0.2.3:8554/b%%20c/%%C3%%A4.mp4", "eligible": true, "score": 0.75,
       "cost": {"provider": 2155423, "anchor": 2111731},
       "explanation": [{"factor": "cpu", "value": "25 %% of 90 %%", "contribution": 0.75}]}]}
      """
          .formatted(CONTENT);

  private static PortalClient client(URI... portals) throws IOException {
    return client(Optional.empty(), portals);
  }

  /** One that waits for portals which answer at some time, however busy the machine is. */
  private static PortalClient client(Optional<SharedKey> key, URI... portals) throws IOException {
    return new PortalClient(
        List.of(portals), Optional.empty(), ServerTrust.system(), key, LIMIT, LIMIT);
  }

  /** A node that answers locating alone. */
  private static OfpEndpoint ofp(Function<Locate, Located> answer) throws IOException {
    return ofp(Optional.empty(), answer);
  }

  private static OfpEndpoint ofp(Optional<SharedKey> key, Function<Locate, Located> answer)
      throws IOException {
    OfpEndpoint endpoint =
        OfpEndpoint.open(new OfpSettings(InetAddress.getLoopbackAddress(), 0, 0, key, true));
    endpoint.serve(
        (OfpService)
            Proxy.newProxyInstance(
                OfpService.class.getClassLoader(),
                new Class<?>[] {OfpService.class},
                (proxy, method, arguments) ->
                    method.getName().equals("locate")
                        ? answer.apply((Locate) arguments[0])
                        : method.getName().equals("isMember") ? true : null));
    return endpoint;
  }

  @Test
  void asksOverDtlsWithTheKeyOfTheNodes() throws Exception {
    SharedKey key = SharedKey.of("baton", "00112233445566778899aabbccddeeff");
    try (OfpEndpoint node = ofp(Optional.of(key), request -> LOCATED);
        PortalClient portals =
            client(Optional.of(key), URI.create("coaps://127.0.0.1:" + node.port()))) {
      assertThat(portals.locate(REQUEST).candidates()).hasSize(1);
    }
  }

  private static URI uri(OfpEndpoint endpoint) {
    return URI.create("coap://127.0.0.1:" + endpoint.port());
  }

  @Test
  void ofpAndHttpTellTheSame() throws Exception {
    List<Locate> received = new ArrayList<>();
    try (OfpEndpoint node =
            ofp(
                request -> {
                  received.add(request);
                  return LOCATED;
                });
        HttpStub http = new HttpStub().on("GET /baton/api/v1/locate/b c/ä.mp4", JSON);
        PortalClient overOfp = client(uri(node));
        PortalClient overHttp = client(http.uri())) {
      Located location = overOfp.locate(REQUEST);

      assertThat(received)
          .containsExactly(
              new Locate(
                  "b c/ä.mp4", "", DeliveryTransport.UDP, Optional.empty(), "127.0.0.1", true));
      assertThat(location).isEqualTo(overHttp.locate(REQUEST));
      assertThat(location.candidates().get(0).explanation())
          .containsExactly(new ScoreFactor("cpu", "25 % of 90 %", 0.75));
      assertThat(http.requests())
          .containsExactly("GET /baton/api/v1/locate/b%20c/%C3%A4.mp4?transport=udp&explain=true");
    }
  }

  @Test
  void whatIsWantedIsToldOverHttp() throws Exception {
    try (HttpStub http = new HttpStub().on("GET /baton/api/v1/locate", JSON);
        PortalClient portals = client(http.uri())) {
      portals.locate(
          new Locate(
              "",
              CONTENT,
              DeliveryTransport.TCP,
              Optional.of(DeliveryMode.REDIRECT),
              "192.0.2.7",
              false));

      assertThat(http.requests().get(0))
          .endsWith(
              "?content="
                  + CONTENT
                  + "&transport=tcp&mode=redirect&client=192.0.2.7&explain=false");
    }
  }

  @Test
  void portalsThatDoNotAnswerArePassedOver() throws Exception {
    try (HttpStub unavailable = new HttpStub().on("GET /baton/api/v1/locate/b c/ä.mp4", 503, "{}");
        OfpEndpoint node = ofp(request -> LOCATED);
        PortalClient portals = client(NOBODY, unavailable.uri(), uri(node))) {
      assertThat(portals.locate(REQUEST).candidates()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, 404",
    "BAD_REQUEST, 400",
    "FORBIDDEN, 403",
    "NO_CAPACITY, 503",
    "INTERNAL, 500"
  })
  void refusalsOverOfpHaveTheStatusOfHttp(OfpStatus reason, int status) throws Exception {
    OfpException refusal = new OfpException(reason, "There is no media named x");
    try (OfpEndpoint node =
            ofp(
                request -> {
                  throw refusal;
                });
        PortalClient portals = client(uri(node))) {
      assertThatThrownBy(() -> portals.locate(REQUEST))
          .isInstanceOfSatisfying(
              ServiceException.class, told -> assertThat(told.status()).isEqualTo(status));
    }
  }

  @Test
  void silenceIsToldWithTheAddress() throws Exception {
    URI silent = URI.create("coap://127.0.0.1:1");
    try (PortalClient portals =
        new PortalClient(
            List.of(silent), Optional.empty(), ServerTrust.system(), Optional.empty())) {
      assertThatThrownBy(() -> portals.locate(REQUEST))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ServiceException.class)
          .hasMessageContaining("coap://127.0.0.1:1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopher://x", "coap:x", "coaps://x", "localhost:8080", "http:/x"})
  void refusesAddressesOfOtherKindsAndThoseThatNeedAKey(String address) {
    assertThatThrownBy(() -> client(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
