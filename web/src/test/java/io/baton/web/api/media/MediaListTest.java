package io.baton.web.api.media;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.MediaState;
import io.baton.location.content.LocatedCopy;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaListTest {
  private static final String MEDIA = "/api/v1/media";

  private final WebTier web = new WebTier();

  @Test
  void listsTheMediaOfAllNodesPageByPage() {
    for (String own : List.of("b", "d", "f")) {
      web.catalog.with(Samples.ready(own));
      web.cluster.copies.add(copy("node1", own));
    }
    for (String other : List.of("a", "b", "c", "e", "g")) {
      web.cluster.copies.add(copy("node2", other));
    }
    web.cluster.unread.add("node3");
    for (int limit = 1; limit <= 8; limit++) {
      List<String> listed = new ArrayList<>();
      for (int offset = 0; offset < 8; offset += limit) {
        JsonObject page =
            json(web.send("GET", MEDIA + "?offset=" + offset + "&limit=" + limit, Roles.VIEWER));
        assertThat(page.getInt("total")).isEqualTo(7);
        assertThat(page.getJsonArray("unheard")).containsExactly(Json.createValue("node3"));
        page.getJsonArray("items").stream()
            .map(JsonValue::asJsonObject)
            .forEach(item -> listed.add(item.getString("path") + item.getJsonArray("nodes")));
      }
      assertThat(listed)
          .as("in pages of " + limit)
          .containsExactly(
              "a[\"node2\"]",
              "b[\"node1\",\"node2\"]",
              "c[\"node2\"]",
              "d[\"node1\"]",
              "e[\"node2\"]",
              "f[\"node1\"]",
              "g[\"node2\"]");
    }
  }

  @Test
  void listsWhatOtherNodesImportOrHaveRejected() {
    web.catalog.with(Samples.importing("b", 0.5));
    web.cluster.copies.add(copy("node2", "b"));
    elsewhere("node2", "a", MediaState.IMPORTING, null);
    elsewhere("node2", "b", MediaState.REJECTED, "no picture");
    elsewhere("node2", "c", MediaState.REJECTED, "encrypted");
    elsewhere("gone", "d", MediaState.IMPORTING, null);

    JsonObject page = json(web.send("GET", MEDIA, Roles.VIEWER));

    assertThat(page.getInt("total")).as("each name once").isEqualTo(3);
    assertThat(page.getJsonArray("items").getValuesAs(MediaListTest::summary))
        .containsExactly(
            "a importing - [] [node2 importing]",
            "b importing - [node2] [node2 rejected]",
            "c rejected encrypted [] [node2 rejected]");
    JsonObject rejected = json(web.send("GET", MEDIA + "?state=rejected", Roles.VIEWER));
    assertThat(rejected.getJsonArray("items").getValuesAs(MediaListTest::summary))
        .containsExactly("c rejected encrypted [] [node2 rejected]");
    assertThat(summary(json(web.send("GET", MEDIA + "/c", Roles.VIEWER))))
        .isEqualTo("c rejected encrypted [] [node2 rejected]");
    assertThat(web.send("GET", MEDIA + "/d", Roles.VIEWER).getStatus()).isEqualTo(404);
  }

  private void elsewhere(String node, String path, MediaState state, String reason) {
    web.catalog.elsewhere.add(
        new UploadElsewhere(node, new MediaPath(path), state, Optional.ofNullable(reason)));
  }

  private static String summary(JsonObject item) {
    return item.getString("path")
        + " "
        + item.getString("state")
        + " "
        + item.getString("reason", "-")
        + " "
        + item.getJsonArray("nodes").getValuesAs(JsonString::getString)
        + " "
        + item.getJsonArray("uploads")
            .getValuesAs(
                (JsonObject upload) -> upload.getString("node") + " " + upload.getString("state"));
  }

  @Test
  void listsAPageOfTheNamesWithAPrefix() {
    for (String name : new String[] {"a/1.mp4", "a/2.mp4", "a/3.mp4", "b/4.mp4"}) {
      web.catalog.with(Samples.ready(name));
    }

    MockHttpResponse response =
        web.send("GET", MEDIA + "?prefix=a/&offset=1&limit=1", Roles.VIEWER);

    JsonObject page = json(response);
    assertThat(page.getInt("total")).isEqualTo(3);
    assertThat(page.getInt("offset")).isEqualTo(1);
    assertThat(page.getInt("limit")).isEqualTo(1);
    assertThat(page.getJsonArray("items")).hasSize(1);
    JsonObject item = page.getJsonArray("items").getJsonObject(0);
    assertThat(item.getString("path")).isEqualTo("a/2.mp4");
    assertThat(item.getString("rtspUrl")).isEqualTo("rtsp://media.example:8554/a/2.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offset=-1",
        "offset=x",
        "offset=",
        "offset=2147483648",
        "limit=0",
        "limit=1001",
        "limit=1.5"
      })
  void refusesPagesThatDoNotExist(String query) {
    MockHttpResponse response = web.send("GET", MEDIA + "?" + query, Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail"))
        .startsWith("Parameter " + query.substring(0, query.indexOf('=')));
  }

  @Test
  void refusesAPrefixLongerThanAnyName() {
    MockHttpResponse response =
        web.send("GET", MEDIA + "?prefix=" + "a".repeat(1025), Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(400);
  }

  private static LocatedCopy copy(String node, String path) {
    return new LocatedCopy(
        node, new MediaCopy(path, "ab".repeat(32), 60_040, 2_128_000, 250, List.of("H264")));
  }
}
