package io.baton.web.cluster;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.balance.Move;
import io.baton.model.delivery.SupplyCause;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class MoveResourceTest {
  private final WebTier web = new WebTier();

  @Test
  void tellsWhatMovedAndWhy() {
    web.cluster.moves.add(
        new Move(
            Samples.NOON,
            "a1",
            "film.mp4",
            "node1",
            "node2",
            "node3",
            SupplyCause.OVERLOADED,
            "node2 has 97 % of its bandwidth",
            Move.DONE));

    JsonObject list = json(web.send("GET", "/api/v1/handoffs", Roles.PUBLISHER));

    assertThat(list.getInt("total")).isEqualTo(1);
    assertThat(list.getJsonArray("overloaded").getString(0)).isEqualTo("node2");
    JsonObject move = list.getJsonArray("items").getJsonObject(0);
    assertThat(move.getString("from")).isEqualTo("node2");
    assertThat(move.getString("to")).isEqualTo("node3");
    assertThat(move.getString("anchor")).isEqualTo("node1");
    assertThat(move.getString("cause")).isEqualTo("overloaded");
    assertThat(move.getString("reason")).isEqualTo("node2 has 97 % of its bandwidth");
    assertThat(move.getString("outcome")).isEqualTo("done");
  }
}
