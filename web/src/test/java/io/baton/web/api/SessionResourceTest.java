package io.baton.web.api;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.SupplyChanges;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;

class SessionResourceTest {
  private static final String SESSIONS = "/api/v1/sessions";

  private final WebTier web = new WebTier();

  @Test
  void listsSessions() {
    web.sessions.running.add(Samples.session("s1"));
    web.sessions.running.add(Samples.session("s2"));

    MockHttpResponse response = web.send("GET", SESSIONS, Roles.PUBLISHER);

    assertThat(json(response).getInt("total")).isEqualTo(2);
    assertThat(json(response).getJsonArray("items").getJsonObject(1).getString("id"))
        .isEqualTo("s2");
    assertThat(response.getOutputHeaders().getFirst("Cache-Control")).hasToString("no-store");
  }

  @Test
  void listsThoseOfTheClusterAsRecorded() {
    web.sessions.running.add(Samples.session("s1"));
    web.sessions.recorded.add(Samples.recorded("s1", "node1"));
    web.sessions.recorded.add(Samples.recorded("s9", "node2"));

    JsonObject page = json(web.send("GET", SESSIONS + "?scope=cluster", Roles.PUBLISHER));

    assertThat(page.getInt("total")).isEqualTo(2);
    JsonObject session = page.getJsonArray("items").getJsonObject(1);
    assertThat(session.getString("id")).isEqualTo("s9");
    assertThat(session.getString("node")).isEqualTo("node2");
    assertThat(session.getString("anchor")).isEqualTo("node1");
    assertThat(session.getString("supplier")).isEqualTo("node3");
    assertThat(session.getInt("epoch")).isEqualTo(1);
    assertThat(session.getString("state")).isEqualTo("playing");
    assertThat(session.getJsonNumber("positionSeconds").doubleValue()).isEqualTo(31.7);
    assertThat(session.getString("recorded")).isEqualTo("2026-03-01T12:00:05Z");
    assertThat(json(web.send("GET", SESSIONS + "?scope=node", Roles.PUBLISHER)).getInt("total"))
        .isEqualTo(1);
  }

  @Test
  void refusesScopesThatDoNotExist() {
    assertThat(web.send("GET", SESSIONS + "?scope=world", Roles.ADMIN).getStatus()).isEqualTo(400);
  }

  @Test
  void showsASession() {
    web.sessions.running.add(Samples.session("s1"));

    JsonObject session = json(web.send("GET", SESSIONS + "/s1", Roles.ADMIN));

    assertThat(session.getString("path")).isEqualTo("films/a.mp4");
    assertThat(session.getString("transport")).isEqualTo("udp");
    assertThat(session.getString("state")).isEqualTo("playing");
    assertThat(session.getString("user")).isEqualTo("viv");
    assertThat(session.getJsonNumber("positionSeconds").doubleValue()).isEqualTo(31.7);
    assertThat(session.getJsonNumber("reportedLoss").doubleValue()).isEqualTo(0.015625);
    assertThat(session.getJsonNumber("reportedJitterSeconds").doubleValue()).isEqualTo(0.003);
    assertThat(session).doesNotContainKeys("userAgent", "supply");
  }

  @Test
  void showsWhoSuppliesASessionAndHowThatChanged() {
    web.sessions.running.add(Samples.supplied("s1"));
    web.sessions.changes = new SupplyChanges(20, List.of(Samples.change("s1")));

    JsonObject supply =
        json(web.send("GET", SESSIONS + "/s1", Roles.ADMIN)).getJsonObject("supply");

    assertThat(supply.getString("assignment")).isEqualTo("a2");
    assertThat(supply.getInt("epoch")).isEqualTo(2);
    assertThat(supply.getString("supplier")).isEqualTo("node2");
    assertThat(supply.getJsonArray("standbys").getString(0)).isEqualTo("node3");
    assertThat(supply.getJsonNumber("leadSeconds").doubleValue()).isEqualTo(3.96);
    assertThat(supply.getInt("hedges")).isEqualTo(1);
    assertThat(supply.getInt("wastedBytes")).isEqualTo(65_536);
    assertThat(supply.getInt("changed")).isEqualTo(20);
    JsonObject change = supply.getJsonArray("changes").getJsonObject(0);
    assertThat(change.getString("at")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(change.getString("from")).isEqualTo("node4");
    assertThat(change.getString("to")).isEqualTo("node2");
    assertThat(change.getString("cause")).isEqualTo("unreachable");
    assertThat(change.getInt("piece")).isEqualTo(17);
    assertThat(change.getInt("packet")).isEqualTo(4711);
    assertThat(change.getJsonNumber("tookSeconds").doubleValue()).isEqualTo(0.004);
  }

  @Test
  void endsASession() {
    web.sessions.running.add(Samples.session("s1"));

    assertThat(web.send("DELETE", SESSIONS + "/s1", Roles.ADMIN).getStatus()).isEqualTo(204);

    assertThat(web.sessions.running).isEmpty();
  }

  @Test
  void aSessionThatIsGoneIsNotFound() {
    for (String method : new String[] {"GET", "DELETE"}) {
      MockHttpResponse response = web.send(method, SESSIONS + "/gone", Roles.ADMIN);

      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:session-not-found");
      assertThat(json(response).getString("detail")).isEqualTo("There is no session of id gone.");
    }
  }
}
