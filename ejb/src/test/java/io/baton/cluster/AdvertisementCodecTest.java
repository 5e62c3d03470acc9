package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.cluster.ServiceState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisementCodecTest {
  private static final NodeAdvertisement NODE =
      new NodeAdvertisement(
          "node-1",
          1_700_000_000_000L,
          Set.of("slm", "provider"),
          "192.0.2.7",
          8554,
          5683,
          8080,
          "berlin",
          3,
          Set.of("node-2"),
          8555,
          ServiceState.DRAINING);

  @Test
  void readsWhatItWrote() throws UnreadableAdvertisementException {
    assertThat(AdvertisementCodec.decode(AdvertisementCodec.encode(NODE))).isEqualTo(NODE);
  }

  @Test
  void skipsFieldsOfNewerNodes() throws UnreadableAdvertisementException {
    String newer =
        new String(AdvertisementCodec.encode(NODE), StandardCharsets.UTF_8)
            .replace("{\"v\":1", "{\"v\":1,\"colour\":\"red\"");

    assertThat(AdvertisementCodec.decode(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(NODE);
  }

  @Test
  void nodesThatDoNotTellOfPiecesSupplyNone() throws UnreadableAdvertisementException {
    String older =
        new String(AdvertisementCodec.encode(NODE), StandardCharsets.UTF_8)
            .replace(",\"pieces\":8555", "");

    NodeAdvertisement node = AdvertisementCodec.decode(older.getBytes(StandardCharsets.UTF_8));

    assertThat(NODE.suppliesPieces()).isTrue();
    assertThat(node.suppliesPieces()).isFalse();
  }

  @Test
  void nodesThatDoNotTellOfTheirStateRun() throws UnreadableAdvertisementException {
    String written = new String(AdvertisementCodec.encode(NODE), StandardCharsets.UTF_8);
    String older = written.replace(",\"state\":\"draining\"", "");
    String newer = written.replace("\"draining\"", "\"asleep\"");

    assertThat(older).isNotEqualTo(written);
    for (String text : List.of(older, newer)) {
      NodeAdvertisement node = AdvertisementCodec.decode(text.getBytes(StandardCharsets.UTF_8));
      assertThat(node).isEqualTo(NODE.in(ServiceState.RUNNING));
      assertThat(node.isDraining()).isFalse();
    }
    assertThat(NODE.isDraining()).isTrue();
  }

  @Test
  void theSameNodeIsTheSameBytes() {
    NodeAdvertisement again =
        new NodeAdvertisement(
            NODE.name(),
            NODE.incarnation(),
            Set.of("provider", "slm"),
            NODE.host(),
            NODE.rtspPort(),
            NODE.ofpPort(),
            NODE.httpPort(),
            NODE.location(),
            NODE.priority(),
            NODE.supervises(),
            NODE.piecesPort(),
            NODE.state());

    assertThat(AdvertisementCodec.encode(again)).isEqualTo(AdvertisementCodec.encode(NODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"v\":2}", "{\"v\":1}", "{\"v\":1,\"name\":7}"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> AdvertisementCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAdvertisementException.class);
  }
}
