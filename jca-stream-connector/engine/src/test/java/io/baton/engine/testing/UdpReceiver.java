package io.baton.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The client's pair of ports for one track. */
public final class UdpReceiver implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int BUFFER = 4 << 20;
  private static final int TRIES = 100;

  private final DatagramSocket rtp;
  private final DatagramSocket rtcp;
  private InetSocketAddress lastSender;

  private UdpReceiver(DatagramSocket rtp, DatagramSocket rtcp) throws SocketException {
    this.rtp = rtp;
    this.rtcp = rtcp;
    rtp.setReceiveBufferSize(BUFFER);
    rtp.setSoTimeout(TIMEOUT_MILLIS);
    rtcp.setSoTimeout(TIMEOUT_MILLIS);
  }

  public static UdpReceiver open() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      DatagramSocket rtp =
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try {
        int above = rtp.getLocalPort() + 1;
        return new UdpReceiver(
            rtp,
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), above)));
      } catch (SocketException | IllegalArgumentException e) {
        rtp.close();
      }
    }
    throw new IOException("no free pair of UDP ports");
  }

  /** Value of a SETUP request's Transport header. */
  public String transport() {
    return "RTP/AVP;unicast;client_port=" + rtp.getLocalPort() + "-" + rtcp.getLocalPort();
  }

  /** Receives so many RTP packets. */
  public List<ByteBuffer> receive(int count) throws IOException {
    List<ByteBuffer> packets = new ArrayList<>();
    while (packets.size() < count) {
      packets.add(receive(rtp));
    }
    return packets;
  }

  /** Receives an RTCP packet. */
  public ByteBuffer receiveRtcp() throws IOException {
    return receive(rtcp);
  }

  private ByteBuffer receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    lastSender = (InetSocketAddress) packet.getSocketAddress();
    return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
  }

  /** Where the packet came from that was received last. */
  public InetSocketAddress lastSender() {
    return lastSender;
  }

  /** Sends an RTCP packet to the server. */
  public void sendRtcp(byte[] packet, int serverPort) throws IOException {
    rtcp.send(
        new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), serverPort));
  }

  /** The same, where nothing may be thrown. */
  public void sendRtcpUnchecked(byte[] packet, int serverPort) {
    try {
      sendRtcp(packet, serverPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    rtp.close();
    rtcp.close();
  }
}
