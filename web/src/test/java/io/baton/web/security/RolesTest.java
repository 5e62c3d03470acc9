package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.cluster.Supervision;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
  private final WebTier web = new WebTier();

  @ParameterizedTest
  @CsvSource({
    // method, path, admin, publisher, viewer, none of them
    "GET, /api/v1/media, 200, 200, 200, 403",
    "GET, /api/v1/media/a.mp4, 200, 200, 200, 403",
    "DELETE, /api/v1/media/a.mp4, 204, 204, 403, 403",
    "PUT, /ctp/b.mp4, 202, 202, 403, 403",
    "DELETE, /ctp/a.mp4, 204, 204, 403, 403",
    "GET, /api/v1/sessions, 200, 200, 403, 403",
    "GET, /api/v1/sessions/s1, 200, 200, 403, 403",
    "DELETE, /api/v1/sessions/s1, 204, 403, 403, 403",
    "GET, /, 200, 200, 200, 200",
    "GET, /api/v1/node, 200, 200, 200, 403",
    "GET, /api/v1/sessions?scope=cluster, 200, 200, 403, 403",
    "GET, /api/v1/nodes, 200, 200, 200, 403",
    "GET, /api/v1/nodes/node2, 200, 200, 200, 403",
    "GET, /api/v1/nodes/node2/drain, 200, 200, 200, 403",
    "PUT, /api/v1/nodes/node2/drain, 200, 403, 403, 403",
    "DELETE, /api/v1/nodes/node2/drain, 200, 403, 403, 403",
    "POST, /api/v1/sessions/s1/handoff, 200, 403, 403, 403",
    "GET, /api/v1/managers, 200, 200, 200, 403",
    "GET, /api/v1/managers/node2, 200, 200, 200, 403",
    "GET, /api/v1/supervision, 200, 200, 200, 403",
    "GET, /api/v1/supervision/node2, 200, 200, 200, 403",
    "PUT, /api/v1/supervision/node2, 200, 403, 403, 403",
    "GET, /api/v1/assignments, 200, 200, 403, 403",
    "GET, /api/v1/assignments/a1, 200, 200, 403, 403",
    "DELETE, /api/v1/assignments/a1, 204, 403, 403, 403",
    "GET, /api/v1/handoffs, 200, 200, 403, 403",
    "GET, /api/v1/locate/a.mp4, 200, 200, 200, 403",
    "GET, /api/v1/locate/a.mp4?client=198.51.100.9, 200, 200, 200, 403",
    "GET, /api/v1/locate/a.mp4?client=192.0.2.7, 200, 200, 403, 403",
    "GET, /api/v1/network, 200, 200, 403, 403",
    "GET, /api/v1/conflicts, 200, 200, 200, 403",
  })
  void whoMayDoWhat(String method, String path, int admin, int publisher, int viewer, int nobody) {
    assertThat(status(method, path, "other-role")).isEqualTo(nobody);
    assertThat(status(method, path, Roles.VIEWER)).isEqualTo(viewer);
    assertThat(status(method, path, Roles.PUBLISHER)).isEqualTo(publisher);
    assertThat(status(method, path, Roles.ADMIN)).isEqualTo(admin);
  }

  private int status(String method, String path, String role) {
    web.catalog.with(Samples.ready("a.mp4"));
    web.sessions.running.clear();
    web.sessions.running.add(Samples.session("s1"));
    web.cluster.nodes.add(Samples.nodeView("node2"));
    web.cluster.managers.add(Samples.manager("node2"));
    web.cluster.supervision.put("node2", new Supervision("node2", List.of("node2"), 1));
    web.cluster.assignments.add(Samples.assignment("a1", "node3"));
    web.cluster.candidates.add(Samples.candidate("node2"));
    MockHttpRequest request =
        WebTier.request(method, path)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"manager\": \"node2\"}".getBytes(StandardCharsets.UTF_8));
    return web.send(request, role).getStatus();
  }

  @Test
  void strangersLocateOnlyIfAnonymousViewingIsOn() {
    WebTier open = new WebTier(true);
    open.cluster.candidates.add(Samples.candidate("node2"));

    MockHttpResponse refused = web.sendAnonymously("GET", "/api/v1/locate/a.mp4");

    assertThat(refused.getStatus()).isEqualTo(401);
    assertThat(refused.getOutputHeaders().getFirst("WWW-Authenticate"))
        .hasToString("Basic realm=\"Baton\"");
    assertThat(open.sendAnonymously("GET", "/api/v1/locate/a.mp4").getStatus()).isEqualTo(200);
    assertThat(open.sendAnonymously("GET", "/api/v1/nodes").getStatus()).isEqualTo(403);
    assertThat(open.sendAnonymously("GET", "/api/v1/locate/a.mp4?client=192.0.2.7").getStatus())
        .isEqualTo(401);
  }
}
