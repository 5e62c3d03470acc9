package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.Supplier;
import io.baton.connector.media.MediaEntry;
import io.baton.engine.config.DatagramMode;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.media.Content;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.piece.client.PieceClientSettings;
import io.baton.engine.piece.server.PieceServer;
import io.baton.engine.piece.server.SuppliedContent;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.testing.Conditions;
import io.netty.channel.DefaultEventLoop;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that hold a film, and a third that plays it: over sockets, in four times real time. */
class SuppliedStreamTest {
  private static final int SECONDS = 20;
  private static final Rate FAST = new Rate(Rate.ONE, 4 * Rate.ONE);
  private static final String KEY = "k0".repeat(16);
  private static final long TICK_MILLIS = 4;
  private static final EpochClock CLOCK = EpochClock.system();

  @TempDir private Path directory;
  private final Transport transport = Transport.choose(DatagramMode.AUTO);
  private final List<SupplyChanged> changes = new CopyOnWriteArrayList<>();
  private final DefaultEventLoop sessions = new DefaultEventLoop();
  private FileMediaStore store;
  private FileMediaStore copies;
  private Content whole;
  private SuppliedContent content;
  private PieceServer second;
  private PieceServer third;
  private SupplyLoop supply;

  @BeforeEach
  void start() throws Exception {
    store = Importing.store(directory.resolve("store"));
    MediaEntry film = Importing.into(store, "film", SampleMedia.H264_AAC.file(SECONDS));
    whole = store.open(film.description().content()).orElseThrow();
    content = new SuppliedContent(store::files, store::origin, id -> true);
    second = server();
    third = server();
    copies = Importing.store(directory.resolve("copies"), Map.of("baton.supply.adopt", "true"));
    supply =
        SupplyLoop.open(
            configuration(),
            transport,
            fetching(),
            CLOCK,
            List.of(sessions),
            Optional.of(copies.copies().orElseThrow()),
            changes::add);
  }

  private static PieceClientSettings fetching() {
    return new PieceClientSettings(
        "node-1",
        InetAddress.getLoopbackAddress(),
        Optional.of(SharedKey.of("baton", KEY)),
        Optional.empty());
  }

  private EngineConfiguration configuration() {
    return Importing.configuration(
        directory.resolve("store"),
        Map.of(
            "baton.pieces.host", "127.0.0.1",
            "baton.pieces.port", "0",
            "baton.ofp.psk", KEY,
            "baton.supply.cache", "32"));
  }

  private PieceServer server() throws Exception {
    return PieceServer.open(configuration(), transport, content, ids -> Set.of(), address -> true);
  }

  @AfterEach
  void stop() throws Exception {
    supply.close();
    second.close();
    third.close();
    content.close();
    store.close();
    copies.close();
    sessions.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private RemoteViewer viewer(String id) {
    return viewer(id, supply, second, third);
  }

  private RemoteViewer viewer(String id, SupplyLoop by, PieceServer... from) {
    RemoteViewer viewer = new RemoteViewer(id, whole, CLOCK);
    List<Supplier> suppliers = new ArrayList<>();
    for (PieceServer server : from) {
      suppliers.add(new Supplier("node-" + (suppliers.size() + 2), "127.0.0.1", server.port()));
    }
    SessionSupply assigned = new SessionSupply("a-" + id, 1, suppliers);
    by.supplies().open(whole.id(), assigned, sessions, viewer);
    Conditions.await("the content is open", viewer::isOpen);
    sessions.scheduleAtFixedRate(
        () -> viewer.visit(CLOCK.nanos()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return viewer;
  }

  private void play(RemoteViewer viewer) {
    PlayCommand command = new PlayCommand(OptionalLong.of(0), OptionalLong.empty(), FAST);
    sessions.submit(() -> viewer.play(command)).syncUninterruptibly();
  }

  private int packets() {
    return whole.tracks().stream().mapToInt(track -> track.packets()).sum();
  }

  private void awaitEnd(RemoteViewer viewer) {
    Conditions.await("all was sent", () -> viewer.sent() == packets());
    sessions.submit(viewer::check).syncUninterruptibly();
    sessions.submit(viewer::close).syncUninterruptibly();
  }

  @Test
  void twoViewersGetTheFilmFromAnotherNode() {
    RemoteViewer one = viewer("one");
    RemoteViewer other = viewer("other");
    play(one);
    play(other);
    awaitEnd(one);
    awaitEnd(other);

    Conditions.await(
        "nothing is held", () -> supply.supplies().statistics().cacheOctetsInUse() == 0);
    assertThat(supply.supplies().statistics().octets()).isLessThan(filmOctets());
    assertThat(changes).isEmpty();
    assertNothingIsDamaged();
  }

  /** One film to one viewer: nothing is shared, so all that comes was for what was played. */
  @Test
  void hardlyMoreThanWhatIsPlayedCrossesTheNetwork() throws Exception {
    MediaEntry entry = Importing.into(store, "two", SampleMedia.H264_2MBIT.file(SECONDS));
    whole = store.open(entry.description().content()).orElseThrow();
    RemoteViewer viewer = viewer("v");
    play(viewer);
    awaitEnd(viewer);

    long payload =
        whole.tracks().stream()
            .flatMapToLong(
                track -> IntStream.range(0, track.packets()).mapToLong(track::payloadSize))
            .sum();
    assertNothingIsDamaged();
    Conditions.await(
        "nothing is held", () -> supply.supplies().statistics().cacheOctetsInUse() == 0);
    assertThat(supply.supplies().statistics().octets())
        .isBetween(payload * 9 / 10, payload * 102 / 100);
  }

  private long filmOctets() {
    return whole.description().sizeBytes() * 11 / 10;
  }

  @Test
  void theFilmGoesOnWhenItsSupplierIsGone() throws Exception {
    RemoteViewer viewer = viewer("v");
    play(viewer);
    int part = new Random().nextInt(packets() / 5);
    Conditions.await("a part was sent", () -> viewer.sent() >= part);
    second.close();
    awaitEnd(viewer);

    assertThat(changes).extracting(SupplyChanged::to).containsExactly("node-3");
    assertNothingIsDamaged();
  }

  /** What was kept goes on where all that had it are gone, also on a node that never had it. */
  @Test
  void theFilmComesFromANodeThatHasKeptIt() throws Exception {
    RemoteViewer first = viewer("first");
    play(first);
    awaitEnd(first);
    Conditions.await("it is kept", () -> copies.find(RemoteViewer.PATH).isPresent());
    second.close();
    third.close();

    SuppliedContent kept = new SuppliedContent(copies::files, copies::origin, id -> true);
    third = PieceServer.open(configuration(), transport, kept, ids -> Set.of(), address -> true);
    SupplyLoop other =
        SupplyLoop.open(
            configuration(),
            transport,
            fetching(),
            CLOCK,
            List.of(sessions),
            Optional.empty(),
            changes::add);
    try {
      RemoteViewer viewer = viewer("other", other, third);
      play(viewer);
      awaitEnd(viewer);
      Conditions.await("the statistics", () -> other.supplies().statistics().pieces() > 0);
      assertThat(other.supplies().statistics().damaged()).isZero();
    } finally {
      other.close();
      kept.close();
    }
  }

  private void assertNothingIsDamaged() {
    Conditions.await("the statistics", () -> supply.supplies().statistics().pieces() > 0);
    assertThat(supply.supplies().statistics().damaged()).isZero();
  }
}
