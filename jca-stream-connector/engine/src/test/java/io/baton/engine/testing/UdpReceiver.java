package io.baton.engine.testing;

import io.baton.engine.rtcp.Goodbye;
import io.baton.engine.rtcp.RtcpParser;
import io.baton.engine.rtcp.RtcpResult;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The client's pair of ports for one track. Threads empty both from the beginning, so that nothing
 * is lost while a test thinks: the kernel keeps little.
 */
public final class UdpReceiver implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 20;
  private static final int BUFFER = 4 << 20;
  private static final int TRIES = 100;

  /** More than come of a session that ends in time. */
  private static final int MOST_REPORTS = 20;

  private final DatagramSocket rtp;
  private final DatagramSocket rtcp;
  private final BlockingQueue<DatagramPacket> media = new LinkedBlockingQueue<>();
  private final BlockingQueue<DatagramPacket> reports = new LinkedBlockingQueue<>();
  private InetSocketAddress lastSender;

  private UdpReceiver(DatagramSocket rtp, DatagramSocket rtcp) throws SocketException {
    this.rtp = rtp;
    this.rtcp = rtcp;
    rtp.setReceiveBufferSize(BUFFER);
    new Thread(() -> empty(rtp, media), "udp-receiver-rtp").start();
    new Thread(() -> empty(rtcp, reports), "udp-receiver-rtcp").start();
  }

  private static void empty(DatagramSocket socket, BlockingQueue<DatagramPacket> packets) {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        packets.add(packet);
      }
    } catch (SocketException e) {
      // Closed: that is how it ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      packets.add(next(media));
    }
    return packets;
  }

  /** Receives an RTCP packet. */
  public ByteBuffer receiveRtcp() throws IOException {
    return next(reports);
  }

  /** Receives RTCP packets up to the one that says goodbye, and returns that. */
  public ByteBuffer receiveGoodbye() throws IOException {
    for (int i = 0; i < MOST_REPORTS; i++) {
      ByteBuffer packet = receiveRtcp();
      if (isGoodbye(packet)) {
        return packet;
      }
    }
    throw new IOException("no goodbye among " + MOST_REPORTS + " reports");
  }

  /** Whether an RTCP packet says goodbye. */
  public static boolean isGoodbye(ByteBuffer packet) {
    return RtcpParser.parse(Unpooled.wrappedBuffer(packet)) instanceof RtcpResult.Compound compound
        && compound.packets().stream().anyMatch(Goodbye.class::isInstance);
  }

  private ByteBuffer next(BlockingQueue<DatagramPacket> packets) throws IOException {
    DatagramPacket packet;
    try {
      packet = packets.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    if (packet == null) {
      throw new SocketTimeoutException("nothing for " + TIMEOUT_SECONDS + " s");
    }
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
