package io.baton.client.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.ofp.OfpSettings;
import io.baton.engine.ofp.RecordingService;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfpLocatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final SharedKey KEY = SharedKey.of("baton", "0123456789abcdef");
  private static final Locate WANTED =
      new Locate("films/film.mp4", "", DeliveryTransport.UDP, Optional.empty(), "192.0.2.7", true);

  private final RecordingService service = new RecordingService();

  private static OfpEndpoint node(Optional<SharedKey> key) throws IOException {
    return OfpEndpoint.open(new OfpSettings(InetAddress.getLoopbackAddress(), 0, 0, key, true));
  }

  private static OfpLocator locator(int port, Optional<SharedKey> key) throws IOException {
    return OfpLocator.open("localhost", port, key, PATIENCE);
  }

  @Test
  void locatesByAskingAnyNode() throws Exception {
    try (OfpEndpoint node = node(Optional.empty());
        OfpLocator locator = locator(node.port(), Optional.empty())) {
      node.serve(service);
      Located located = locator.locate(WANTED);
      assertThat(located.candidates())
          .extracting("node")
          .containsExactly("node0", "node1", "node2");
      assertThat(service.asked()).containsOnly(WANTED);
      assertThat(locator.status().node()).isEqualTo("node2");
    }
  }

  @Test
  void asksOverDtlsWithTheKey() throws Exception {
    service.setMember(false);
    try (OfpEndpoint node = node(Optional.of(KEY));
        OfpLocator plain = locator(node.plainPort(), Optional.empty());
        OfpLocator secure = locator(node.port(), Optional.of(KEY))) {
      node.serve(service);
      assertThat(secure.locate(WANTED).candidates()).hasSize(3);
      assertThat(plain.locate(WANTED).candidates()).hasSize(1);
    }
  }

  @Test
  void tellsWhyThereIsNoAnswer() throws Exception {
    OfpEndpoint node = node(Optional.empty());
    try (OfpLocator locator = locator(node.port(), Optional.empty())) {
      assertThatThrownBy(() -> locator.locate(WANTED))
          .isInstanceOfSatisfying(
              OfpException.class,
              failure -> assertThat(failure.status()).isEqualTo(OfpStatus.NOT_READY))
          .hasMessage("the node is starting or stopping");
      node.close();
      assertThatThrownBy(locator::status)
          .isInstanceOf(OfpException.class)
          .hasMessageContaining("localhost");
    }
  }
}
