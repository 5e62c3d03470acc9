package io.baton.engine.memory;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.config.EngineSetting;

/**
 * What clients may cause at most, by the settings and by the memory that this process has; see the
 * table in docs/limits.md. All in octets.
 *
 * @param connections RTSP connections that may be open: the limit that is set, or fewer if there is
 *     no memory for so many
 * @param directPerConnection direct memory that one may cause, interleaved media apart
 * @param heapPerConnection heap that one may cause
 * @param media direct memory for interleaved media
 * @param mediaPerClient what may wait for one interleaved client at most
 */
public record MemoryPlan(
    int connections,
    long directPerConnection,
    long heapPerConnection,
    long media,
    int mediaPerClient) {
  /** What is read in one go, held until it is decoded. */
  public static final int READ = 8_192;

  /** Answers that a client has not read, and the one that went beyond it. */
  public static final int ANSWERS = 16_384;

  private static final int LAST_ANSWER = 4_096;

  /** Head of a request for pieces. */
  public static final int PIECE_HEAD = 8_192;

  /** Body of such a request: the longest list of promises. */
  public static final int PIECE_BODY = 655_360;

  /** All such bodies at once. */
  public static final int PIECE_BODIES = 4_194_304;

  /** Pieces of indexes that are kept compressed. */
  public static final int PACKED_KEPT = 4_194_304;

  /** The same that are on their way. */
  public static final int PACKED_SENT = 4_194_304;

  /** What is read of a file in one go, twice over, for TLS. */
  private static final int PIECE_CHUNKS = 2 * 65_536;

  /** Of a connection's own objects and of a session's. */
  private static final int OBJECTS = 8_192;

  /** A record of TLS in each direction, on both sides of its encryption. */
  private static final int TLS = 2 * 17_408;

  /** A head is held as its lines and as its fields. */
  private static final int HEAD_COPIES = 3;

  /** Of direct memory; the rest is for datagrams, OFP, and what allocators waste. */
  private static final double DIRECT_PART = 0.8;

  /** Of that; the rest is always left for media. */
  private static final double CONNECTIONS_PART = 0.75;

  /** Of the heap; the rest is for the server itself. */
  private static final double HEAP_PART = 0.6;

  private static final int FEWEST_CONNECTIONS = 16;
  private static final int FEWEST_MEDIA_CLIENTS = 16;

  /**
   * Adds up.
   *
   * @param direct octets of direct memory at most
   * @param heap octets of heap at most
   * @throws ConfigurationException if that is not enough for a handful of clients; names the
   *     setting that asks for most
   */
  public static MemoryPlan of(EngineConfiguration configuration, long direct, long heap) {
    long message = configuration.maxHeaderBytes() + (long) configuration.maxBodyBytes();
    boolean tls = configuration.rtspsPort() != 0;
    long directEach = READ + powerOfTwo(message) + ANSWERS + LAST_ANSWER + (tls ? TLS : 0);
    long heapEach =
        OBJECTS
            + (long) HEAD_COPIES * configuration.maxHeaderBytes()
            + configuration.maxBodyBytes()
            + (tls ? TLS : 0);
    long usable = (long) (direct * DIRECT_PART) - pieceDirect(configuration);
    long sessions = (long) OBJECTS * configuration.maxSessions();
    long byDirect = (long) (usable * CONNECTIONS_PART) / directEach;
    long heapUsable = (long) (heap * HEAP_PART) - pieceHeap(configuration);
    requireSessions(configuration, heapUsable - FEWEST_CONNECTIONS * heapEach);
    long byHeap = (heapUsable - sessions) / heapEach;
    long fits = Math.min(byDirect, byHeap);
    long connections = Math.min(configuration.maxConnections(), fits);
    long media = usable - connections * directEach;
    require(fits, FEWEST_CONNECTIONS, EngineSetting.MAX_BODY, configuration.maxBodyBytes());
    require(
        media / ClientMemory.LEAST_SHARE,
        FEWEST_MEDIA_CLIENTS,
        EngineSetting.MAX_CONNECTIONS,
        configuration.maxConnections());
    return new MemoryPlan(
        (int) connections, directEach, heapEach, media, configuration.interleavedBuffer());
  }

  /** Direct memory that nodes which fetch pieces may cause; files are sent without. */
  private static long pieceDirect(EngineConfiguration configuration) {
    long each = READ + (configuration.piecesTls() ? (long) TLS + PIECE_CHUNKS : 0L);
    return configuration.maxPieceConnections() * each + PIECE_BODIES + PACKED_SENT;
  }

  private static long pieceHeap(EngineConfiguration configuration) {
    long each = OBJECTS + (long) HEAD_COPIES * PIECE_HEAD + (configuration.piecesTls() ? TLS : 0);
    return configuration.maxPieceConnections() * each + PACKED_KEPT + PACKED_SENT;
  }

  private static long powerOfTwo(long octets) {
    return octets <= 1 ? 1 : Long.highestOneBit(octets - 1) << 1;
  }

  /** Sessions may not leave too little for connections; else a size of messages would be blamed. */
  private static void requireSessions(EngineConfiguration configuration, long heap) {
    long fits = Math.max(0, heap / OBJECTS);
    if (configuration.maxSessions() > fits) {
      throw new ConfigurationException(
          EngineSetting.MAX_SESSIONS,
          Integer.toString(configuration.maxSessions()),
          fits + " at most in this heap, or more of it (-Xmx)");
    }
  }

  private static void require(long fits, int fewest, EngineSetting setting, int value) {
    if (fits < fewest) {
      throw new ConfigurationException(
          setting,
          Integer.toString(value),
          "less, or more memory (-Xmx, -XX:MaxDirectMemorySize): there is room for "
              + fits
              + " clients only");
    }
  }
}
