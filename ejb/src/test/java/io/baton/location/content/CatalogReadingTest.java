package io.baton.location.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.model.media.MediaCopy;
import io.baton.support.OfpNetwork;
import io.baton.support.StubOfpService;
import io.baton.support.TestClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogReadingTest {
  private final OfpNetwork network = new OfpNetwork(new TestClock());
  private final NodeMessenger reader = network.messenger("node-1");
  private final Deque<CatalogPage> pages = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void serve() {
    network
        .messenger("node-2")
        .serve(
            new StubOfpService() {
              @Override
              public CatalogPage queryCatalog(QueryCatalog request) {
                asked.add(request.after());
                return pages.remove();
              }
            });
  }

  @Test
  void putsPagesTogether() {
    page(1, 5, false, "a", "b");
    page(1, 5, true, "c");
    ProviderCatalog catalog = read().join();

    assertThat(catalog.is(1, 5)).isTrue();
    assertThat(catalog.copies()).extracting(MediaCopy::path).containsExactly("a", "b", "c");
    assertThat(asked).containsExactly("", "b");
  }

  @Test
  void anEmptyDatabaseIsOnePage() {
    page(1, 0, true);

    assertThat(read().join().size()).isZero();
  }

  @Test
  void whatChangesMeanwhilePassesForTheOlderVersion() {
    page(1, 5, false, "a", "b");
    page(1, 6, false, "c");
    page(1, 7, true, "d");
    ProviderCatalog catalog = read().join();

    assertThat(catalog.is(1, 5)).isTrue();
    assertThat(catalog.size()).isEqualTo(4);
  }

  @Test
  void givesUpAProviderThatIsRestartedMeanwhile() {
    page(1, 5, false, "a", "b");
    page(2, 5, true, "c");

    assertFails("restarted");
  }

  @Test
  void givesUpWhatDoesNotComeToAnEnd() {
    page(1, 5, false, "a");
    page(1, 5, false);

    assertFails("end");
  }

  @Test
  void givesUpWhatGoesRound() {
    page(1, 5, false, "a", "b");
    page(1, 5, false, "b");

    assertFails("order");
  }

  @Test
  void failsAsTheProviderDoes() {
    network.messenger("node-2").serve(new StubOfpService());

    assertFails("does not do this");
  }

  private void page(long incarnation, long version, boolean last, String... paths) {
    List<MediaCopy> copies =
        Stream.of(paths)
            .map(path -> new MediaCopy(path, "ab".repeat(32), 1000, 1, 1, List.of()))
            .toList();
    pages.add(new CatalogPage("node-2", incarnation, version, copies, last));
  }

  private CompletableFuture<ProviderCatalog> read() {
    return CatalogReading.start("node-2", reader).toCompletableFuture();
  }

  private void assertFails(String reason) {
    assertThatThrownBy(() -> read().join())
        .hasCauseInstanceOf(OfpException.class)
        .hasMessageContaining(reason);
  }
}
