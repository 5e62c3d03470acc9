package io.baton.web.api;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;

class NodeResourceTest {
  private final WebTier web = new WebTier();

  @Test
  void tellsLoadLimitsAndCounters() {
    JsonObject node = json(web.send("GET", "/api/v1/node", Roles.VIEWER));

    assertThat(node.getString("name")).isEqualTo("node1");
    assertThat(node.getJsonArray("roles").getValuesAs(JsonString::getString))
        .containsExactly("portal", "provider");
    assertThat(node.getInt("importQueue")).isEqualTo(1);
    JsonObject rtsp = node.getJsonObject("rtsp");
    assertThat(rtsp.getInt("port")).isEqualTo(8554);
    assertThat(rtsp.getBoolean("answers")).isTrue();
    assertThat(rtsp).doesNotContainKey("tlsPort");
    JsonObject load = node.getJsonObject("load");
    assertThat(load.getJsonNumber("maxBandwidth").longValue()).isEqualTo(8_000_000_000L);
    assertThat(load.getJsonNumber("latenessSeconds").doubleValue()).isEqualTo(0.0025);
    JsonObject statistics = node.getJsonObject("statistics");
    assertThat(statistics.getInt("packets")).isEqualTo(90_000);
    assertThat(statistics.getJsonNumber("latenessP99Seconds").doubleValue()).isEqualTo(0.004);
    assertThat(statistics.getString("datagramMode")).isEqualTo("gso");
    JsonObject forwarding = statistics.getJsonObject("forwarding");
    assertThat(forwarding.keySet()).containsExactly("sessions", "started", "lost", "redecided");
    assertThat(forwarding.getInt("started")).isEqualTo(2);
    assertThat(statistics.getJsonObject("supplied").getInt("octets")).isEqualTo(70_000_000);
    JsonObject supply = statistics.getJsonObject("supply");
    assertThat(supply.getInt("pieces")).isEqualTo(300);
    assertThat(supply.getInt("wastedBytes")).isEqualTo(262_144);
    assertThat(supply.getJsonNumber("takeoverMaxSeconds").doubleValue()).isEqualTo(0.004);
    assertThat(supply.getInt("cacheBytesInUse")).isEqualTo(3 << 20);
  }
}
