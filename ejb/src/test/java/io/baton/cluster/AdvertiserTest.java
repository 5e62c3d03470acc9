package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.support.FakeClusterDirectory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvertiserTest {
  private final FakeGroup group = new FakeGroup();
  private final List<Node> everybody = new ArrayList<>();
  private final Node one = new Node("id-1", "node-1", 1);
  private final Node two = new Node("id-2", "node-2", 1);

  /** A node, which exchanges at once whenever it is asked to. */
  private final class Node {
    private final FakeGroup.Member member;
    private final NodeBook book;
    private final Advertiser advertiser;
    private final List<String> changes = new ArrayList<>();

    Node(String id, String name, long incarnation) {
      member = group.join(id);
      book = new NodeBook(FakeClusterDirectory.node(name, incarnation));
      book.onChange(() -> changes.add(String.join(" ", names())));
      advertiser = new Advertiser(member, book);
      advertiser.start(advertiser::exchange);
      advertiser.exchange();
      everybody.add(this);
      everybody.forEach(node -> node.advertiser.exchange());
    }

    List<String> names() {
      return book.nodes().stream().map(NodeAdvertisement::name).toList();
    }
  }

  @Test
  void everyNodeKnowsEveryNode() {
    Node three = new Node("id-3", "node-3", 1);

    assertThat(one.names()).containsExactly("node-1", "node-2", "node-3");
    assertThat(two.names()).isEqualTo(one.names());
    assertThat(three.names()).isEqualTo(one.names());
    assertThat(one.book.find("node-3")).contains(three.book.self());
    assertThat(one.changes).endsWith("node-1 node-2 node-3");
  }

  @Test
  void aDeadNodeIsDroppedWithItsEntry() {
    group.kill("id-2");

    assertThat(one.names()).containsExactly("node-1");
    assertThat(one.book.find("node-2")).isEmpty();
    assertThat(one.member.entries()).containsExactly("id-1");
  }

  @Test
  void looksLessOftenWhereNothingChanges() {
    for (int i = 0; i < 200; i++) {
      one.advertiser.look();
    }
    assertThat(looksUntilALostEntryIsWritten()).isEqualTo(4);

    new Node("id-3", "node-3", 1);

    assertThat(looksUntilALostEntryIsWritten()).isEqualTo(1);
  }

  private int looksUntilALostEntryIsWritten() {
    one.member.remove("id-1");
    int looks = 0;
    while (!one.member.entries().contains("id-1")) {
      one.advertiser.look();
      looks++;
    }
    return looks;
  }

  @Test
  void aNodeThatStopsFollowsNoLonger() {
    two.advertiser.stop();
    new Node("id-3", "node-3", 1);

    assertThat(two.names()).containsExactly("node-1", "node-2");
  }

  @Test
  void writesAgainWhatCouldNotBeWritten() {
    group.kill("id-2");
    FakeGroup.Member member = group.join("id-3");
    member.breakDown(true);
    NodeBook book = new NodeBook(FakeClusterDirectory.node("node-3", 1));
    Advertiser advertiser = new Advertiser(member, book);
    advertiser.start(() -> {});
    assertThatThrownBy(advertiser::exchange).isInstanceOf(IllegalStateException.class);
    assertThat(book.nodes()).hasSize(2);

    member.breakDown(false);
    advertiser.exchange();
    one.advertiser.exchange();
    assertThat(one.names()).containsExactly("node-1", "node-3");
  }

  @Test
  void aRestartedNodeReplacesTheOneBeforeEvenIfThatIsNotMissedYet() {
    new Node("id-2b", "node-2", 2);

    assertThat(one.book.find("node-2").orElseThrow().incarnation()).isEqualTo(2);
    group.kill("id-2");
    assertThat(one.book.find("node-2").orElseThrow().incarnation()).isEqualTo(2);
    assertThat(one.names()).containsExactly("node-1", "node-2");
  }

  @Test
  void halvesFindEachOtherAgain() {
    group.split("id-2");
    assertThat(one.names()).containsExactly("node-1");
    assertThat(two.names()).containsExactly("node-2");

    group.merge();
    one.advertiser.exchange();
    assertThat(one.names()).containsExactly("node-1", "node-2");
    assertThat(two.names()).containsExactly("node-1", "node-2");
  }

  @Test
  void writesItsEntryAgainIfItIsGone() {
    two.advertiser.exchange();
    int writes = two.member.writes();
    two.advertiser.exchange();
    assertThat(two.member.writes()).isEqualTo(writes);

    one.member.remove("id-2");
    two.advertiser.exchange();
    assertThat(one.member.entries()).contains("id-2");
  }

  @Test
  void repeatsItsEntryForAWhileAfterAChange() {
    int writes = two.member.writes();
    exchange(two, 100);
    int afterAWhile = two.member.writes();
    assertThat(afterAWhile).isGreaterThan(writes + 5);

    exchange(two, 100);
    int settled = two.member.writes();
    exchange(two, 100);
    assertThat(two.member.writes()).isEqualTo(settled);
  }

  private static void exchange(Node node, int times) {
    for (int i = 0; i < times; i++) {
      node.advertiser.exchange();
    }
  }

  @Test
  void knowsTheAddressesOfMembers() throws UnknownHostException {
    assertThat(one.advertiser.addresses()).containsExactly(InetAddress.getByName("192.0.2.1"));
  }

  @Test
  void leavesWhatItCannotReadAlone() {
    two.member.put("{\"v\":9}".getBytes(StandardCharsets.UTF_8));
    one.advertiser.exchange();

    assertThat(one.names()).containsExactly("node-1", "node-2");
  }
}
