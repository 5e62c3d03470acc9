package io.baton.engine.piece.server;

import io.baton.connector.Supplier;
import io.baton.connector.figures.PieceStatistics;
import io.baton.engine.config.DatagramMode;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.delivery.load.SupplyTotals;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A piece server on loopback, with one piece of content of random octets. */
public final class PieceFixture implements AutoCloseable {
  public static final ContentId CONTENT = new ContentId("0f".repeat(32));
  public static final ContentId UNKNOWN = new ContentId("f0".repeat(32));
  public static final String KEY = "k0".repeat(16);
  public static final int MEDIA_SIZE = 3_000_001;

  /** Octets of a piece of the index. */
  public static final int INDEX_PIECE = 65_536;

  /** The last piece of the index, which does not become shorter by compression. */
  public static final int RANDOM_PIECE = 3;

  private static final Map<Part, Integer> SIZES =
      Map.of(Part.MANIFEST, 5_000, Part.INDEX, 200_001, Part.MEDIA, MEDIA_SIZE);

  private final ContentFiles files;
  private final List<DamageReport> reports = new CopyOnWriteArrayList<>();
  private final Set<String> promises = ConcurrentHashMap.newKeySet();
  private final Set<InetAddress> members = ConcurrentHashMap.newKeySet();
  private final Transport transport;
  private final PieceServer server;
  private volatile Optional<String> origin = Optional.empty();

  private PieceFixture(Path directory, Duration patience, Duration idle, Map<String, String> set)
      throws IOException {
    files = ContentFiles.in(directory);
    Random random = new Random(1);
    for (Part part : Part.values()) {
      byte[] octets = new byte[SIZES.get(part)];
      random.nextBytes(octets);
      if (part == Part.INDEX) {
        thin(octets);
      }
      Files.write(path(part), part == Part.MANIFEST ? withHeader(octets) : octets);
    }
    Map<String, String> settings = new HashMap<>(set);
    settings.put("baton.media.store", "unused");
    settings.put("baton.pieces.host", "127.0.0.1");
    settings.put("baton.pieces.port", "0");
    EngineConfiguration configuration =
        EngineConfiguration.read(key -> Optional.ofNullable(settings.get(key)));
    transport = Transport.choose(DatagramMode.AUTO);
    server =
        PieceServer.open(
            configuration,
            transport,
            new Source(),
            this::renew,
            members::contains,
            new PieceServer.Timeouts(patience, idle));
  }

  /** As the header of a manifest has it, for files of those sizes; see its format. */
  private static byte[] withHeader(byte[] octets) {
    int hashes = 36 * (pieces(Part.INDEX, INDEX_PIECE) + pieces(Part.MEDIA, 4 * INDEX_PIECE));
    ByteBuffer.wrap(octets)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0x314d4e4f544142L)
        .putInt(2)
        .putInt(octets.length - 64 - hashes)
        .putLong(SIZES.get(Part.INDEX))
        .putLong(SIZES.get(Part.MEDIA))
        .putInt(100)
        .put((byte) 16)
        .put((byte) 18);
    return octets;
  }

  private static int pieces(Part part, int length) {
    return (SIZES.get(part) + length - 1) / length;
  }

  /** Leaves two bits of each octet, but for the last piece. */
  private static void thin(byte[] octets) {
    for (int i = 0; i < RANDOM_PIECE * INDEX_PIECE; i++) {
      octets[i] &= 3;
    }
  }

  /**
   * With the key, unless the settings say otherwise.
   *
   * @param settings names and values in turn
   */
  public static PieceFixture start(Path directory, String... settings) throws IOException {
    return start(directory, Duration.ofSeconds(20), Duration.ofSeconds(20), settings);
  }

  static PieceFixture start(Path directory, Duration patience, Duration idle, String... settings)
      throws IOException {
    Map<String, String> set = new HashMap<>(Map.of("baton.ofp.psk", KEY));
    for (int i = 0; i < settings.length; i += 2) {
      set.put(settings[i], settings[i + 1]);
    }
    return new PieceFixture(directory, patience, idle, set);
  }

  private final class Source implements ContentSource {
    @Override
    public Optional<ContentFiles> files(ContentId content) {
      return content.equals(CONTENT) ? Optional.of(files) : Optional.empty();
    }

    @Override
    public Optional<String> origin(ContentId content) {
      return origin;
    }

    @Override
    public void damaged(DamageReport report) {
      reports.add(report);
    }
  }

  private Set<String> renew(Set<String> assignments) {
    Set<String> unknown = new HashSet<>(assignments);
    unknown.removeAll(promises);
    return unknown;
  }

  public Path path(Part part) {
    return switch (part) {
      case MANIFEST -> files.manifest();
      case INDEX -> files.index();
      case MEDIA -> files.media();
    };
  }

  public byte[] octets(Part part) throws IOException {
    return Files.readAllBytes(path(part));
  }

  /** A piece of the index as it is in the file. */
  public byte[] indexPiece(int number) throws IOException {
    byte[] index = octets(Part.INDEX);
    int from = number * INDEX_PIECE;
    return Arrays.copyOfRange(index, from, Math.min(index.length, from + INDEX_PIECE));
  }

  /** From now on what the server has is a copy of what another node has. */
  public void copied(String node) {
    origin = Optional.of(node);
  }

  /** What the server knows to be promised. */
  public Set<String> promises() {
    return promises;
  }

  /** Addresses of nodes. */
  public Set<InetAddress> members() {
    return members;
  }

  public List<DamageReport> reports() {
    return reports;
  }

  public Transport transport() {
    return transport;
  }

  SupplyTotals totals() {
    return server.totals();
  }

  public PieceStatistics statistics() {
    return server.statistics();
  }

  public int port() {
    return server.port();
  }

  public Supplier supplier() {
    return new Supplier("node-2", "127.0.0.1", port());
  }

  @Override
  public void close() {
    server.close();
  }
}
