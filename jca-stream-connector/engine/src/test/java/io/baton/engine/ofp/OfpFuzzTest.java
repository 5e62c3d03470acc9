package io.baton.engine.ofp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.message.AnswerFit;
import io.baton.engine.ofp.message.MessageCodec;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.engine.ofp.transport.CoapEndpoints;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Endpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.AddressEndpointContext;

/** Feeds OFP arbitrary datagrams and payloads; see RtspDecoderFuzzTest for how to search. */
class OfpFuzzTest {
  private static final int MAX_HEADERS = 400;
  private static final InetSocketAddress SENDER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  /** The first byte chooses the format. */
  @FuzzTest(maxDuration = "2m")
  void payloadsAreReadOrRefused(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    MessageCodec codec = bytes[0] % 2 == 0 ? MessageCodec.CBOR : MessageCodec.JSON;
    byte[] payload = Arrays.copyOfRange(bytes, 1, bytes.length);
    for (Class<?> type : types()) {
      try {
        Object message = codec.decode(payload, type);
        assertEquals(message, codec.decode(codec.encode(message), type));
      } catch (OfpException e) {
        assertEquals(OfpStatus.BAD_REQUEST, e.status());
      }
    }
  }

  private static Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Route<?, ?> route : Routes.ALL) {
      types.add(route.answer());
      if (route.body() != null) {
        types.add(route.body());
      }
    }
    return types;
  }

  @FuzzTest(maxDuration = "2m")
  void requestsAreAnsweredOnce(byte[] datagram) {
    try {
      if (new CoapEndpoints.Parser().parseMessage(datagram) instanceof Request request) {
        Response response = answer(request);
        int length = new UdpDataSerializer().getByteArray(response).length;
        assertNotEquals(ResponseCode.INTERNAL_SERVER_ERROR, response.getCode());
        assertTrue(length <= AnswerFit.MAX_PAYLOAD + MAX_HEADERS, "answers " + length + " bytes");
      }
    } catch (MessageFormatException e) {
      return;
    }
  }

  private static Response answer(Request request) {
    List<Response> responses = new ArrayList<>();
    request.setSourceContext(new AddressEndpointContext(SENDER));
    Exchange exchange = new Exchange(request, SENDER, Exchange.Origin.REMOTE, Runnable::run);
    exchange.setEndpoint(recorder(responses));
    ServiceSlot services = new ServiceSlot();
    services.put(new RecordingService());
    new RequestHandler(services, TrustRule.MEMBERS, Runnable::run).deliverRequest(exchange);
    assertEquals(1, responses.size());
    responses.get(0).setMID(1);
    responses.get(0).setToken(request.getToken());
    responses.get(0).setType(request.getType());
    return responses.get(0);
  }

  private static Endpoint recorder(List<Response> responses) {
    return (Endpoint)
        Proxy.newProxyInstance(
            Endpoint.class.getClassLoader(),
            new Class<?>[] {Endpoint.class},
            (proxy, method, arguments) -> {
              assertEquals("sendResponse", method.getName());
              responses.add((Response) arguments[1]);
              return null;
            });
  }
}
