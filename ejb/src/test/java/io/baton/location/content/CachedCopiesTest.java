package io.baton.location.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.media.MediaEntry;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node 1 keeps a copy of a film that was uploaded to node 2. */
class CachedCopiesTest {
  private static final String FILM = "a.mp4";
  private static final ContentId OTHER = new ContentId("cd".repeat(32));

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final KnowingNode one = node("node-1");
  private final KnowingNode two = node("node-2");
  private final KnowingNode three = node("node-3");
  private final CachedCopies copies =
      new CachedCopies(one.engine.local(), one.directory, one.contents);

  private KnowingNode node(String name) {
    return new KnowingNode(
        network, clock, new FakeClusterDirectory(name, "node-1", "node-2", "node-3"));
  }

  @BeforeEach
  void copy() {
    put(two, Samples.CONTENT, "");
    put(one, Samples.CONTENT, "node-2");
    three.exchange.tell();
  }

  private void put(KnowingNode node, ContentId content, String origin) {
    MediaDescription like = Samples.description();
    MediaDescription description =
        new MediaDescription(
            content, "", like.duration(), like.sizeBytes(), like.bitrate(), List.of());
    node.engine.media().put(new MediaEntry(Samples.path(FILM), description, Samples.START, origin));
    node.exchange.tell();
  }

  private void delete(KnowingNode node) throws Exception {
    node.engine.media().delete(Samples.path(FILM), true);
    node.exchange.tell();
  }

  private boolean isKept() {
    copies.look();
    return one.engine.media().find(Samples.path(FILM)).isPresent();
  }

  @Test
  void staysWhileTheFilmIsThere() {
    assertThat(isKept()).isTrue();
    assertThat(two.contents.find(Samples.path(FILM)))
        .as("all know what it is, and it is a candidate like any other")
        .extracting(found -> found.node() + " " + found.copy().cached())
        .containsExactlyInAnyOrder("node-1 true", "node-2 false");
    assertThat(three.contents.find(Samples.CONTENT)).hasSize(2);
  }

  @Test
  void goesWithTheFilm() throws Exception {
    delete(two);
    assertThat(isKept()).isFalse();
  }

  @Test
  void goesWhenTheFilmIsReplaced() {
    put(two, OTHER, "");
    assertThat(isKept()).isFalse();
  }

  @Test
  void staysWhileAnotherNodeHasTheFilm() throws Exception {
    put(three, Samples.CONTENT, "");
    delete(two);
    assertThat(isKept()).isTrue();
    delete(three);
    assertThat(isKept()).isFalse();
  }

  @Test
  void doesNotStayForTheSakeOfAnotherCopy() throws Exception {
    put(three, Samples.CONTENT, "node-1");
    delete(two);
    assertThat(isKept()).isFalse();
  }

  /** It may be the only one that is left. */
  @Test
  void staysWhileItsOriginIsAway() {
    one.directory.remove("node-2");
    assertThat(one.contents.find(Samples.path(FILM))).extracting(LocatedCopy::node).hasSize(1);
    assertThat(isKept()).isTrue();
  }

  @Test
  void staysUntilItsOriginHasBeenReadAgain() throws Exception {
    one.directory.remove("node-2");
    two.engine.media().delete(Samples.path(FILM), true);
    one.directory.put(FakeClusterDirectory.node("node-2", 7, "provider"));
    assertThat(one.contents.unread()).contains("node-2");
    assertThat(isKept()).isTrue();
  }

  @Test
  void anUploadIsLeftAlone() throws Exception {
    put(one, Samples.CONTENT, "");
    delete(two);
    assertThat(isKept()).isTrue();
  }
}
