package io.baton.web;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.content.PathConflict;
import io.baton.model.cluster.Supervision;
import io.baton.model.media.MediaPath;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What narrows lists down and sorts them; that of media has a test of its own. */
class ListParametersTest {
  private final WebTier web = new WebTier();

  @BeforeEach
  void fill() {
    web.sessions.running.add(Samples.session("s1"));
    web.sessions.running.add(Samples.session("s2"));
    web.sessions.recorded.add(Samples.recorded("r1", "node1"));
    web.sessions.recorded.add(Samples.recorded("r2", "node2"));
    web.cluster.nodes.add(Samples.nodeView("node1"));
    web.cluster.nodes.add(Samples.nodeView("node2"));
    web.cluster.managers.add(Samples.manager("node1"));
    web.cluster.managers.add(Samples.manager("node2"));
    web.cluster.supervision.put("node1", new Supervision("node1", List.of("node1", "node2"), 4));
    web.cluster.supervision.put("node2", new Supervision("node2", List.of("node2"), 2));
    web.cluster.assignments.add(Samples.assignment("a1", "node2"));
    web.cluster.assignments.add(Samples.assignment("a2", "node2"));
    web.cluster.conflicts.add(
        new PathConflict(new MediaPath("a.mp4"), Map.of("node1", "11", "node2", "22")));
    web.cluster.conflicts.add(
        new PathConflict(new MediaPath("b.mp4"), Map.of("node3", "11", "node4", "22")));
  }

  @ParameterizedTest
  @CsvSource({
    "sessions?q=S2, id, s2",
    "sessions?q=s2&state=playing, id, s2",
    "sessions?state=ready, id, ''",
    "sessions?q=viv&sort=-path, id, s1 s2",
    "sessions?scope=cluster&q=node2, id, r2",
    "sessions?scope=cluster&state=ended, id, ''",
    "nodes?q=node1, name, node1",
    "nodes?state=alive&sort=-name, name, node2 node1",
    "nodes?state=silent, name, ''",
    "managers?sort=-name, name, node2 node1",
    "managers?state=answering, name, node1 node2",
    "managers?state=silent, name, ''",
    "supervision?sort=epoch, provider, node2 node1",
    "supervision?q=node1, provider, node1",
    "supervision?state=unsupervised, provider, ''",
    "assignments?q=A2, id, a2",
    "assignments?sort=-path&limit=1, id, a1",
    "conflicts?q=node4, path, b.mp4",
    "conflicts?sort=-path, path, b.mp4 a.mp4",
    "conflicts?sort=-path&offset=1, path, a.mp4",
  })
  void findAndSort(String list, String key, String expected) {
    JsonObject page = json(web.send("GET", "/api/v1/" + list, Roles.PUBLISHER));

    assertThat(
            page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString(key)))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  @Test
  void theTotalCountsAllThatFit() {
    JsonObject page = json(web.send("GET", "/api/v1/assignments?q=a1&limit=1", Roles.PUBLISHER));

    assertThat(page.getInt("total")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions",
        "nodes",
        "managers",
        "supervision",
        "assignments",
        "conflicts",
        "media"
      })
  void mistakesAreNamed(String list) {
    assertThat(detail(list + "?sort=colour")).startsWith("Parameter sort must be one of [");
    assertThat(detail(list + "?colour=red")).startsWith("There is no parameter colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sessions", "nodes", "managers", "supervision", "media"})
  void statesThatThereAreNotAreNamed(String list) {
    assertThat(detail(list + "?state=red")).startsWith("Parameter state must be ");
  }

  /** Also where there is no list. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "node",
        "network",
        "events",
        "nodes/node1",
        "managers/node1",
        "supervision/node1",
        "sessions/s1",
        "assignments/a1",
        "media/films/a.mp4",
        "locate/films/a.mp4"
      })
  void unknownParametersAreRefusedEverywhere(String resource) {
    assertThat(detail(resource + "?colour=red")).startsWith("There is no parameter colour");
  }

  private String detail(String request) {
    var response = web.send("GET", "/api/v1/" + request, Roles.PUBLISHER);
    assertThat(response.getStatus()).isEqualTo(400);
    return json(response).getString("detail");
  }
}
