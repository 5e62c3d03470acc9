package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.web.Samples;
import io.baton.web.WebTier;
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
    "GET, /, 303, 303, 303, 303",
    "GET, /api/v1/node, 200, 200, 200, 403",
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
    return web.send(WebTier.request(method, path).content(new byte[1]), role).getStatus();
  }
}
