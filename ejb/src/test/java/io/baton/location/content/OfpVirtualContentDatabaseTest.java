package io.baton.location.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.model.cluster.ServiceState;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaKind;
import io.baton.model.media.TrackDescription;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.OfpNetwork.Sent;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfpVirtualContentDatabaseTest {
  private static final ContentId OTHER = new ContentId("cd".repeat(32));

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final KnowingNode one = node("node-1");
  private final KnowingNode two = node("node-2");

  private KnowingNode node(String name) {
    return new KnowingNode(network, clock, new FakeClusterDirectory(name, "node-1", "node-2"));
  }

  @BeforeEach
  void tell() {
    one.exchange.tell();
    two.exchange.tell();
    network.drain();
  }

  @Test
  void nobodyHasWhatNobodyHas() {
    assertThat(one.contents.find(Samples.path("a.mp4"))).isEmpty();
    assertThat(one.contents.find(Samples.CONTENT)).isEmpty();
  }

  @Test
  void allWhoHoldAPathAreFound() {
    put(one, "a.mp4", Samples.CONTENT);
    put(two, "a.mp4", Samples.CONTENT);

    assertThat(one.contents.find(Samples.path("a.mp4")))
        .extracting(LocatedCopy::node)
        .containsExactly("node-1", "node-2");
    assertThat(two.contents.find(Samples.path("a.mp4")))
        .extracting(LocatedCopy::node)
        .containsExactlyInAnyOrder("node-1", "node-2");
    assertThat(one.contents.conflicts()).isEmpty();
  }

  @Test
  void severalCopiesOnOneNodeAreSeveralCandidates() {
    put(two, "a.mp4", Samples.CONTENT);
    put(two, "b/a.mp4", Samples.CONTENT);
    put(one, "c.mp4", Samples.CONTENT);

    assertThat(one.contents.find(Samples.CONTENT))
        .extracting(copy -> copy.node() + " " + copy.copy().path())
        .containsExactly("node-1 c.mp4", "node-2 a.mp4", "node-2 b/a.mp4");
  }

  @Test
  void copiesHaveTheRatesOfTheirMedia() {
    TrackDescription track =
        new TrackDescription(
            0,
            MediaKind.VIDEO,
            "H264",
            90_000,
            Duration.ofSeconds(10),
            1_000_000,
            1000,
            0,
            0,
            0,
            0,
            0,
            "");
    MediaDescription description =
        new MediaDescription(
            Samples.CONTENT, "", Duration.ofSeconds(10), 1, 1_000_000, List.of(track));
    two.engine.media().put(new MediaEntry(Samples.path("a.mp4"), description, Samples.START));
    two.exchange.tell();

    assertThat(one.contents.find(Samples.path("a.mp4")))
        .extracting(LocatedCopy::copy)
        .containsExactly(
            new MediaCopy(
                "a.mp4", Samples.CONTENT.sha256(), 10_000, 1_000_000, 100, List.of("H264")));
  }

  @Test
  void followsDeletions() throws MediaInUseException {
    put(one, "a.mp4", Samples.CONTENT);
    put(two, "a.mp4", Samples.CONTENT);

    one.engine.media().delete(Samples.path("a.mp4"), true);
    two.engine.media().delete(Samples.path("a.mp4"), true);
    assertThat(one.contents.find(Samples.path("a.mp4"))).hasSize(1);

    two.exchange.tell();
    assertThat(one.contents.find(Samples.path("a.mp4"))).isEmpty();
  }

  @Test
  void readsOnlyWhatChanged() {
    put(two, "a.mp4", Samples.CONTENT);
    network.drain();
    two.exchange.tell();
    two.engine.media().put(Samples.entry("a.mp4"));
    two.exchange.tell();

    assertThat(queries()).isEmpty();
  }

  @Test
  void readsPageByPage() {
    two.pageLimit = 3;
    for (int i = 0; i < 10; i++) {
      two.engine.media().put(Samples.entry("film-" + i));
    }
    network.drain();
    two.exchange.tell();

    assertThat(queries()).containsExactly("", "film-2", "film-5", "film-8");
    assertThat(one.contents.find(Samples.path("film-9"))).hasSize(1);
    assertThat(one.contents.find(Samples.CONTENT)).hasSize(10);
  }

  @Test
  void catalogsLongerThanAPageAreReadWhole() {
    for (int i = 0; i < 200; i++) {
      two.engine.media().put(Samples.entry("film-" + i));
    }
    network.drain();
    two.exchange.tell();

    assertThat(queries()).hasSizeBetween(2, 10);
    assertThat(one.contents.find(Samples.CONTENT)).hasSize(200);
  }

  @Test
  void readsOnceAtATimeAndAgainIfAChangeCameBetween() {
    network.isolate("node-2");
    two.engine.media().put(Samples.entry("a.mp4"));
    network.drain();
    one.contents.stated(two.meter.measure());
    one.contents.stated(two.meter.measure());
    assertThat(queries()).containsExactly("");

    two.engine.media().put(Samples.entry("b.mp4"));
    one.contents.stated(two.meter.measure());
    assertThat(queries()).isEmpty();
    network.heal();
    assertThat(one.contents.find(Samples.CONTENT)).hasSize(2);
  }

  @Test
  void triesAgainIfTheProviderDoesNotAnswer() {
    network.isolate("node-2");
    two.engine.media().put(Samples.entry("a.mp4"));
    one.contents.stated(two.meter.measure());
    network.advance(Duration.ofSeconds(1));
    network.heal();
    assertThat(one.contents.find(Samples.CONTENT)).isEmpty();

    two.exchange.tell();
    assertThat(one.contents.find(Samples.CONTENT)).hasSize(1);
  }

  @Test
  void whoLeftIsNotAnswered() {
    put(two, "a.mp4", OTHER);
    put(one, "a.mp4", Samples.CONTENT);
    assertThat(one.contents.conflicts()).hasSize(1);

    one.directory.remove("node-2");
    assertThat(one.contents.find(Samples.path("a.mp4")))
        .extracting(LocatedCopy::node)
        .containsExactly("node-1");
    assertThat(one.contents.conflicts()).isEmpty();
    assertThat(one.contents.views()).extracting(CatalogView::node).containsExactly("node-1");
  }

  @Test
  void whoComesBackIsReadAnew() {
    put(two, "a.mp4", Samples.CONTENT);
    one.directory.remove("node-2");
    one.directory.put(FakeClusterDirectory.node("node-2", 1));
    two.exchange.tell();

    assertThat(one.contents.find(Samples.path("a.mp4"))).hasSize(1);
  }

  @Test
  void anotherIncarnationIsReadAlthoughItsVersionIsOlder() {
    put(two, "a.mp4", Samples.CONTENT);
    put(two, "b.mp4", Samples.CONTENT);
    FakeClusterDirectory restarted = new FakeClusterDirectory("node-2", "node-1");
    restarted.put(FakeClusterDirectory.node("node-2", 2));
    one.directory.put(FakeClusterDirectory.node("node-2", 2));
    KnowingNode again = new KnowingNode(network, clock, restarted);
    again.engine.media().put(Samples.entry("c.mp4"));
    again.exchange.tell();

    assertThat(one.contents.find(Samples.CONTENT))
        .extracting(copy -> copy.copy().path())
        .containsExactly("c.mp4");
  }

  @Test
  void reportsDifferentContentUnderOnePath() throws MediaInUseException {
    put(one, "a.mp4", Samples.CONTENT);
    put(two, "a.mp4", OTHER);
    put(two, "b.mp4", OTHER);

    assertThat(one.contents.conflicts()).hasSize(1);
    PathConflict conflict = one.contents.conflicts().get(0);
    assertThat(conflict.path()).isEqualTo(Samples.path("a.mp4"));
    assertThat(conflict.contents())
        .containsEntry("node-1", Samples.CONTENT.sha256())
        .containsEntry("node-2", OTHER.sha256())
        .hasSize(2);

    one.engine.media().delete(Samples.path("a.mp4"), true);
    assertThat(one.contents.conflicts()).isEmpty();
  }

  @Test
  void tellsHowUpToDateItIs() {
    put(two, "a.mp4", Samples.CONTENT);
    clock.advance(Duration.ofMillis(700));

    assertThat(one.contents.views())
        .containsExactly(
            new CatalogView("node-1", 1, 0, 0, Duration.ZERO),
            new CatalogView("node-2", 1, 1, 1, Duration.ofMillis(700)));

    two.exchange.tell();
    assertThat(one.contents.views().get(1).age()).isZero();
  }

  @Test
  void itIsCompleteWhenEveryProviderHasBeenReadSinceItWasStarted() {
    assertThat(one.contents.isComplete()).isTrue();

    one.directory.put(FakeClusterDirectory.node("node-3", 1, "portal", "slm"));
    assertThat(one.contents.isComplete()).as("with a node that holds nothing").isTrue();

    one.directory.put(FakeClusterDirectory.node("node-2", 2));
    assertThat(one.contents.isComplete()).as("started anew").isFalse();

    one.directory.remove("node-2");
    assertThat(one.contents.isComplete()).as("gone").isTrue();

    one.directory.put(FakeClusterDirectory.node("node-2", 1));
    assertThat(one.contents.isComplete()).as("back").isFalse();

    two.exchange.tell();
    assertThat(one.contents.isComplete()).as("read").isTrue();
  }

  /** Its last statement is taken in on one thread, its departure on another. */
  @Test
  void aStatementThatIsTakenInWhileItsNodeLeavesLeavesNothingBehind() {
    put(two, "a.mp4", OTHER);
    FakeClusterDirectory nodes = new FakeClusterDirectory("node-1");
    LeavingDirectory leaving = new LeavingDirectory(nodes);
    OfpVirtualContentDatabase contents =
        new OfpVirtualContentDatabase(
            leaving, one.own, network.messenger("node-1"), Runnable::run, clock);
    nodes.put(FakeClusterDirectory.node("node-2", 1));
    leaving.afterTheNextLookUp = () -> nodes.remove("node-2");

    contents.stated(two.meter.measure());

    assertThat(contents.find(Samples.path("a.mp4"))).isEmpty();
    assertThat(contents.views()).extracting(CatalogView::node).containsExactly("node-1");
  }

  /** Something happens right after a look-up. */
  private static final class LeavingDirectory implements ClusterDirectory {
    @Override
    public void announce(ServiceState state) {
      throw new UnsupportedOperationException("it runs");
    }

    private final FakeClusterDirectory nodes;
    private Runnable afterTheNextLookUp = () -> {};

    LeavingDirectory(FakeClusterDirectory nodes) {
      this.nodes = nodes;
    }

    @Override
    public NodeAdvertisement self() {
      return nodes.self();
    }

    @Override
    public List<NodeAdvertisement> nodes() {
      return nodes.nodes();
    }

    @Override
    public Optional<NodeAdvertisement> find(String name) {
      Optional<NodeAdvertisement> found = nodes.find(name);
      Runnable next = afterTheNextLookUp;
      afterTheNextLookUp = () -> {};
      next.run();
      return found;
    }

    @Override
    public boolean hasAddress(InetAddress address) {
      return nodes.hasAddress(address);
    }

    @Override
    public void onChange(Runnable listener) {
      nodes.onChange(listener);
    }
  }

  @Test
  void aNodeThatIsNoProviderHasNothing() {
    FakeClusterDirectory directory = new FakeClusterDirectory("node-3");
    directory.put(FakeClusterDirectory.node("node-3", 1, "slm"));
    KnowingNode three = new KnowingNode(network, clock, directory);
    three.engine.media().put(Samples.entry("a.mp4"));

    assertThat(three.contents.find(Samples.path("a.mp4"))).isEmpty();
    assertThat(three.contents.views()).isEmpty();
  }

  private void put(KnowingNode node, String path, ContentId content) {
    MediaDescription like = Samples.description();
    node.engine
        .media()
        .put(
            new MediaEntry(
                Samples.path(path),
                new MediaDescription(
                    content, "", like.duration(), like.sizeBytes(), like.bitrate(), List.of()),
                Samples.START));
    node.exchange.tell();
  }

  /** Where the queries for pages began since the last look. */
  private List<String> queries() {
    return network.drain().stream()
        .map(Sent::request)
        .filter(QueryCatalog.class::isInstance)
        .map(request -> ((QueryCatalog) request).after())
        .toList();
  }
}
