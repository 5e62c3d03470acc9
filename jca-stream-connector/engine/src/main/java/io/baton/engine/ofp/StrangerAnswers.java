package io.baton.engine.ofp;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/**
 * Answers to those who are no nodes. They may forge their address, and an answer must not be a
 * weapon against its owner (RFC 7252 section 11.3, RFC 9175 section 2.4): it has at most three
 * times the octets of the question. Who wants a longer one asks a longer question, with a parameter
 * {@code pad}.
 */
final class StrangerAnswers {
  /** Octets of an answer for one of the question. */
  static final int FACTOR = 3;

  /** Most octets of payload, however long the question. */
  private static final int MAX_PAYLOAD = 512;

  private static final int HEADER = 4;

  /** Content-Format, Max-Age and the marker before the payload. */
  private static final int OPTIONS = 8;

  private StrangerAnswers() {}

  /** Octets of payload that an answer to a question may have; lists are cut to it. */
  static int payloadLimit(Request request) {
    return Math.min(MAX_PAYLOAD, FACTOR * size(request) - overhead(request));
  }

  /** The answer, or what is to be said in its place. */
  static Response cut(Request request, Response response) {
    if (response.getPayloadSize() <= payloadLimit(request)) {
      return response;
    }
    Response shorter = new Response(response.getCode());
    if (response.isSuccess()) {
      int octets = (response.getPayloadSize() + overhead(request) + FACTOR - 1) / FACTOR;
      shorter = new Response(ResponseCode.BAD_REQUEST);
      shorter.setPayload("pad=: " + octets + " octets");
    }
    if (shorter.getPayloadSize() > payloadLimit(request)) {
      shorter.setPayload(new byte[0]);
    }
    shorter.getOptions().setMaxAge(0);
    return shorter;
  }

  private static int overhead(Message request) {
    return HEADER + request.getToken().length() + OPTIONS;
  }

  /** Octets of a question as it came. */
  private static int size(Request request) {
    byte[] datagram = request.getBytes();
    return datagram == null ? overhead(request) : datagram.length;
  }
}
