package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;

class IndexResourceTest {
  private final WebTier web = new WebTier();

  @Test
  void namesTheHostAndPortThatItWasAskedBy() throws Exception {
    MockHttpResponse response = web.sendAnonymously("GET", "/");
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getOutputHeaders().getFirst("Content-Type"))
        .hasToString("text/html;charset=UTF-8");
    assertThat(response.getContentAsString())
        .contains("curl -u admin -T film.mp4 http://media.example:8080/ctp/film.mp4")
        .contains("ffplay rtsp://")
        .doesNotContain("{", "localhost:8080");
  }

  @Test
  void answersAtItsFormerAddressToo() {
    MockHttpResponse response = web.sendAnonymously("GET", "/index.html");

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getOutputHeaders().getFirst("Location")).hasToString("/");
  }
}
