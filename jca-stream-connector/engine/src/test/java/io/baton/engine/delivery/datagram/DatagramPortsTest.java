package io.baton.engine.delivery.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.config.DatagramMode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramPortsTest {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private static final Transport TRANSPORT = Transport.choose(DatagramMode.AUTO);

  @Test
  void picksAFreePairWithRtpOnTheEvenPort() throws Exception {
    int port = DatagramPorts.reserve(TRANSPORT, HOST, 0).rtpPort();
    assertThat(port % 2).isZero();
    try (DatagramSocket rtp = new DatagramSocket(new InetSocketAddress(HOST, port));
        DatagramSocket rtcp = new DatagramSocket(new InetSocketAddress(HOST, port + 1))) {
      assertThat(rtp.isBound() && rtcp.isBound()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void namesAPortThatAnotherServerHas(int offset) throws Exception {
    int port = DatagramPorts.reserve(TRANSPORT, HOST, 0).rtpPort();
    try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(HOST, port + offset))) {
      assertThatThrownBy(() -> DatagramPorts.reserve(TRANSPORT, HOST, port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("UDP port " + other.getLocalPort())
          .hasMessageContaining("in use");
    }
  }
}
