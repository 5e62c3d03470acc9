package io.baton.engine.ofp;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.engine.ofp.message.AnswerFit;
import io.baton.engine.ofp.message.MessageCodec;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.MediaCopy;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources, options and codes as somebody else's CoAP client meets them. */
class OfpResourcesTest {
  private static final int CBOR = 60;
  private static final int JSON = 50;

  /** Where the requests come from. */
  private static final String HERE = "127.0.0.1";

  private final RecordingService service = new RecordingService();
  private OfpEndpoint server;
  private CoapProbe probe;

  @BeforeEach
  void open() throws IOException {
    server =
        OfpEndpoint.open(
            new OfpSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty(), true));
    server.serve(service);
    probe = new CoapProbe(server.port());
  }

  @AfterEach
  void close() {
    probe.close();
    server.close();
  }

  @Test
  void locatesInCborUnlessJsonIsWanted() throws Exception {
    Response cbor = probe.get("locate?path=films/film.mp4");
    assertThat(cbor.getCode()).isEqualTo(ResponseCode.CONTENT);
    assertThat(cbor.getType()).isEqualTo(CoAP.Type.ACK);
    assertThat(cbor.getOptions().getContentFormat()).isEqualTo(CBOR);
    assertThat(cbor.getOptions().getMaxAge()).isZero();
    assertThat(MessageCodec.CBOR.decode(cbor.getPayload(), Located.class))
        .isEqualTo(OfpSamples.located(3));

    Request request = probe.request(Code.GET, "locate?path=films/film.mp4");
    request.getOptions().setAccept(JSON);
    Response json = probe.ask(request);
    assertThat(json.getOptions().getContentFormat()).isEqualTo(JSON);
    assertThat(json.getPayloadString())
        .startsWith("{\"mode\":\"relay\",\"candidates\":[{\"node\":\"node0\"");
  }

  @Test
  void readsTheQueryOfLocate() throws Exception {
    probe.get("locate?path=films/film.mp4");
    probe.get("locate?content=" + OfpSamples.CONTENT + "&transport=tcp&mode=direct&explain&new=1");
    probe.get("locate?path=a&path=b&explain=false");
    probe.get("locate?path=a&client=192.0.2.7");
    assertThat(service.asked())
        .containsExactly(
            new Locate("films/film.mp4", "", DeliveryTransport.UDP, Optional.empty(), HERE, false),
            new Locate(
                "",
                OfpSamples.CONTENT,
                DeliveryTransport.TCP,
                Optional.of(DeliveryMode.DIRECT),
                HERE,
                true),
            new Locate("ab", "", DeliveryTransport.UDP, Optional.empty(), HERE, false),
            new Locate("a", "", DeliveryTransport.UDP, Optional.empty(), "192.0.2.7", false));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, locate, 4.00, either path or content is needed",
    "GET, locate?path=a&content=b, 4.00, either path or content is needed",
    "GET, locate?path=a&mode=teleport, 4.00, 'mode is relay, direct or redirect'",
    "GET, locate?path=a&transport=pigeon, 4.00, transport is udp or tcp",
    "PUT, locate?path=a, 4.05, /locate has no method PUT",
    "GET, slm/assignments/a, 4.05, /slm/assignments has no method GET",
    "DELETE, slm/loads/a, 4.05, /slm/loads has no method DELETE",
    "GET, elsewhere, 4.04, no resource /elsewhere",
    "GET, locate/a, 4.04, no resource /locate/a",
    "PUT, slm/assignments, 4.04, no resource /slm/assignments",
    "GET, '', 4.04, no resource /",
    "POST, .well-known/core, 4.05, only GET",
    "PUT, slm/assignments/a, 4.00, not a message Assign: No content to map due to end-of-input"
  })
  void refusesWhatIsNotThere(Code method, String uri, String code, String message)
      throws Exception {
    Response response = probe.ask(probe.request(method, uri));
    assertThat(response.getCode().text).isEqualTo(code);
    assertThat(response.getPayloadString()).isEqualTo(message);
    assertThat(response.getOptions().hasContentFormat()).isFalse();
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void refusesOtherFormats() throws Exception {
    Request wants = probe.request(Code.GET, "locate?path=a");
    wants.getOptions().setAccept(41);
    assertThat(probe.ask(wants).getCode()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);

    Request brings = probe.request(Code.PUT, "slm/supervision/node2");
    brings.getOptions().setContentFormat(0);
    brings.setPayload("x");
    assertThat(probe.ask(brings).getCode()).isEqualTo(ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void refusesCriticalOptionsThatItDoesNotKnow() throws Exception {
    Request blockWise = probe.request(Code.GET, "locate?path=a");
    blockWise.getOptions().setBlock2(2, false, 1);
    assertThat(probe.ask(blockWise).getCode()).isEqualTo(ResponseCode.BAD_OPTION);

    Request observed = probe.request(Code.GET, "locate?path=a");
    observed.setObserve();
    assertThat(probe.ask(observed).getOptions().hasObserve()).isFalse();
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void thePathAndThePayloadNameTheSame() throws Exception {
    Request request = probe.request(Code.PUT, "slm/supervision/node9");
    request.setPayload(MessageCodec.JSON.encode(OfpSamples.SUPERVISION));
    request.getOptions().setContentFormat(JSON);
    Response response = probe.ask(request);
    assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void answersByCode() throws Exception {
    Request put = probe.request(Code.PUT, "slm/assignments/f00dfeed");
    put.setPayload(MessageCodec.CBOR.encode(OfpSamples.assign("f00dfeed")));
    assertThat(probe.ask(put).getCode()).isEqualTo(ResponseCode.CHANGED);
    Response deleted = probe.ask(probe.request(Code.DELETE, "slm/assignments/f00dfeed"));
    assertThat(deleted.getCode()).isEqualTo(ResponseCode.DELETED);
    assertThat(deleted.getPayloadSize()).isZero();
  }

  @Test
  void toldWhatItHas() throws Exception {
    Response response = probe.get(".well-known/core");
    assertThat(response.getOptions().getContentFormat()).isEqualTo(40);
    assertThat(response.getPayloadString().split(",", -1))
        .contains("</locate>;rt=\"baton.locate\";ct=\"60 50\"")
        .hasSize(12)
        .doesNotHaveDuplicates();
  }

  /** Requests over ping and NON, and what a CoAP server must do with what is not CoAP. */
  @Test
  void speaksCoap() throws Exception {
    Request unreliable = probe.request(Code.GET, "status");
    unreliable.setType(CoAP.Type.NON);
    assertThat(probe.ask(unreliable).getType()).isEqualTo(CoAP.Type.NON);

    probe.send(new byte[] {0x40, 0x00, 0x12, 0x34});
    Message pong = probe.receive();
    assertThat(pong).isInstanceOf(EmptyMessage.class);
    assertThat(pong.getType()).isEqualTo(CoAP.Type.RST);
    assertThat(pong.getMID()).isEqualTo(0x1234);

    probe.send(new byte[] {1, 2, 3});
    probe.send(new byte[0]);
    assertThat(probe.get("status").getCode()).isEqualTo(ResponseCode.CONTENT);
  }

  @Test
  void strangersLocateButLearnAndChangeNothingElse() throws Exception {
    service.setMember(false);
    for (Route<?, ?> route : Routes.ALL) {
      String uri = route.name() == null ? route.path() : route.path() + "/x";
      Response response =
          probe.ask(probe.request(route.method(), uri + "?path=a&pad=" + "-".repeat(160)));
      boolean open = List.of("locate", "status").contains(route.path());
      assertThat(response.getCode())
          .as(uri)
          .isEqualTo(open ? ResponseCode.CONTENT : ResponseCode.FORBIDDEN);
    }
    assertThat(service.asked()).hasSize(2);
  }

  @Test
  void strangersGetShortAnswersWithoutExplanation() throws Exception {
    service.setMember(false);
    Response response = probe.get("locate?path=a&explain&client=192.0.2.7&pad=" + "-".repeat(120));
    assertThat(MessageCodec.CBOR.decode(response.getPayload(), Located.class).candidates())
        .isEqualTo(OfpSamples.located(1).candidates());
    assertThat(((Locate) service.asked().get(0)).explain()).isFalse();
    assertThat(((Locate) service.asked().get(0)).client()).isEqualTo(HERE);
  }

  /** Whose address a stranger has forged gets no more than three times what the stranger sent. */
  @Test
  void strangersGetAtMostThreeTimesTheirQuestion() throws Exception {
    service.setMember(false);
    List<String> questions = new ArrayList<>(List.of(".well-known/core", "", "none", "locate"));
    questions.add("locate?path=" + "a".repeat(100));
    Routes.ALL.forEach(route -> questions.add(route.path()));
    Routes.ALL.forEach(route -> questions.add(route.path() + "/x?pad=" + "-".repeat(60)));
    for (String question : questions) {
      for (Code method : List.of(Code.GET, Code.PUT, Code.DELETE, Code.POST)) {
        Request request = probe.request(method, question);
        Response response = probe.ask(request);
        assertThat(octets(response))
            .as("%s %s", method, question)
            .isLessThanOrEqualTo(3 * octets(request));
      }
    }
  }

  private static int octets(Message message) {
    return new UdpDataSerializer().getByteArray(message).length;
  }

  @Test
  void strangersGetALongAnswerToALongQuestion() throws Exception {
    service.setMember(false);
    Response refused = probe.get(".well-known/core");
    assertThat(refused.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
    assertThat(refused.getPayloadString()).matches("pad=: \\d+ octets");
    Response whole = probe.get(".well-known/core?pad=" + "-".repeat(200));
    assertThat(whole.getPayloadString())
        .contains("</locate>", "</status>")
        .doesNotContain("slm", "provider", "node");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 500})
  void aPageOfACatalogFitsIntoADatagram(int copies) throws Exception {
    server.serve(
        new RecordingService() {
          @Override
          public CatalogPage queryCatalog(QueryCatalog request) {
            return OfpSamples.page(copies);
          }
        });
    Response response = probe.get("provider/catalog");
    CatalogPage page = MessageCodec.CBOR.decode(response.getPayload(), CatalogPage.class);
    assertThat(response.getPayloadSize()).isLessThanOrEqualTo(AnswerFit.DATAGRAM);
    assertThat(page.last()).isEqualTo(copies < 500);
    assertThat(OfpSamples.page(copies).copies())
        .startsWith(page.copies().toArray(new MediaCopy[0]));
    assertThat(page.copies()).hasSizeGreaterThanOrEqualTo(Math.min(copies, 5));
  }

  @Test
  void tellsTwoKindsOfUnavailableApart() throws Exception {
    server.serve(
        new RecordingService() {
          @Override
          public Located locate(Locate request) {
            throw new OfpException(OfpStatus.NO_CAPACITY, "all are full", 5);
          }
        });
    Response response = probe.get("locate?path=a");
    assertThat(response.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
    assertThat(response.getPayloadString()).isEqualTo("no capacity: all are full");
    assertThat(response.getOptions().getMaxAge()).isEqualTo(5);
  }
}
