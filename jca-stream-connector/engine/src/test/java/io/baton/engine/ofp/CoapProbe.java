package io.baton.engine.ofp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** Sends single datagrams to an end point, and reads single datagrams from it. */
final class CoapProbe implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int MAX_DATAGRAM = 65_535;

  private final DatagramSocket socket;
  private int messageId = 1;

  CoapProbe(int port) throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.connect(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** A request with the path and query of a URI such as {@code locate?path=x}. */
  Request request(Code method, String uri) {
    Request request = new Request(method);
    request.setType(CoAP.Type.CON);
    request.setMID(messageId++);
    request.setToken(new Token(new byte[] {(byte) messageId, 2, 3}));
    int query = uri.indexOf('?');
    request.getOptions().setUriPath(query < 0 ? uri : uri.substring(0, query));
    if (query >= 0) {
      request.getOptions().setUriQuery(uri.substring(query + 1));
    }
    return request;
  }

  /** Sends a request and returns the answer to it. */
  Response ask(Request request) throws IOException {
    send(new UdpDataSerializer().getByteArray(request));
    Message answer = receive();
    while (!(answer instanceof Response) || !answer.getToken().equals(request.getToken())) {
      answer = receive();
    }
    return (Response) answer;
  }

  Response get(String uri) throws IOException {
    return ask(request(Code.GET, uri));
  }

  void send(byte[] datagram) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length));
  }

  Message receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
    socket.receive(packet);
    return new UdpDataParser().parseMessage(Arrays.copyOf(packet.getData(), packet.getLength()));
  }

  @Override
  public void close() {
    socket.close();
  }
}
