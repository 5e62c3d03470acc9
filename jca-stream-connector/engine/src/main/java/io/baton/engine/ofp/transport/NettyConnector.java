package io.baton.engine.ofp.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.util.ClockUtil;

/**
 * Californium's view of UDP sockets on an event loop. What is sent while a batch of datagrams is
 * dealt with leaves in one system call at the end of it.
 */
abstract class NettyConnector implements Connector {
  /** Longest datagram taken, in bytes. */
  static final int MAX_DATAGRAM = 8192;

  /** One byte more, to tell a datagram that was cut. */
  static final int READ_SIZE = MAX_DATAGRAM + 1;

  private final EventLoop loop;
  private final List<Channel> written = new ArrayList<>();
  private volatile RawDataChannel receiver;
  private volatile boolean running;

  NettyConnector(EventLoop loop) {
    this.loop = loop;
  }

  /** Hands a datagram to the socket that it leaves from. On the event loop. */
  abstract void write(RawData message);

  /** Closes all sockets. On any thread; returns when they are closed. */
  abstract void closeSockets();

  EventLoop loop() {
    return loop;
  }

  void setRunning() {
    running = true;
  }

  @Override
  public void send(RawData message) {
    if (loop.inEventLoop()) {
      write(message);
    } else {
      loop.execute(() -> write(message));
    }
  }

  /** Writes without flushing; flushes after what is queued on the loop. On the event loop. */
  final void write(Channel channel, Object datagram, RawData message) {
    message.onContextEstablished(new UdpEndpointContext(message.getInetSocketAddress()));
    channel
        .write(datagram)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                message.onSent();
              } else {
                message.onError(done.cause());
              }
            });
    if (written.isEmpty()) {
      loop.execute(this::flush);
    }
    if (!written.contains(channel)) {
      written.add(channel);
    }
  }

  private void flush() {
    written.forEach(Channel::flush);
    written.clear();
  }

  static ByteBuf bytes(Channel channel, RawData message) {
    return channel.alloc().directBuffer(message.getSize()).writeBytes(message.getBytes());
  }

  private void received(Channel channel, InetSocketAddress sender, ByteBuf content) {
    RawDataChannel inbox = receiver;
    if (inbox == null || content.readableBytes() > MAX_DATAGRAM || sender.getPort() == 0) {
      return;
    }
    inbox.receiveData(
        RawData.inbound(
            ByteBufUtil.getBytes(content),
            new UdpEndpointContext(sender),
            false,
            ClockUtil.nanoRealtime(),
            (InetSocketAddress) channel.localAddress()));
  }

  @Override
  public void stop() {
    if (running) {
      running = false;
      closeSockets();
    }
  }

  @Override
  public void destroy() {
    stop();
    receiver = null;
  }

  @Override
  public void setRawDataReceiver(RawDataChannel messageHandler) {
    receiver = messageHandler;
  }

  @Override
  public void setEndpointContextMatcher(EndpointContextMatcher matcher) {
    // Plain UDP has no contexts that a message could be kept from.
  }

  @Override
  public String getProtocol() {
    return CoAP.PROTOCOL_UDP;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void processDatagram(java.net.DatagramPacket datagram) {
    throw new UnsupportedOperationException("datagrams come from the socket alone");
  }

  /** Reads datagrams and passes them on. */
  class Inbox extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
      received(context.channel(), datagram.sender(), datagram.content());
    }

    /** A read that failed says nothing of the datagrams after it. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.read();
    }
  }
}
