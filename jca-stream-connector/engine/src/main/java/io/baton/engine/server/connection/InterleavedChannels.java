package io.baton.engine.server.connection;

import io.baton.engine.rtsp.header.ChannelRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which interleaved channels of a connection are in use, and by which track of which session. A
 * track takes a pair: RTP on the first, RTCP on the next. Confined to the connection's event loop.
 */
public final class InterleavedChannels {
  private static final int MAX_FIRST = 254;

  private final Map<Integer, Track> users = new HashMap<>();

  /** A track of a session, by its index in the content. */
  public record Track(String session, int index) {}

  /** Whether a pair can begin at a channel: there is one after it for RTCP. */
  public static boolean exist(ChannelRange wanted) {
    return wanted.first() <= MAX_FIRST;
  }

  /** The pair that a track gets, whatever number of channels its client has asked for. */
  public static ChannelRange pair(int first) {
    return new ChannelRange(first, first + 1);
  }

  /** The first pair that nothing uses, for a client that leaves the choice to the server. */
  public Optional<ChannelRange> free() {
    for (int first = 0; first <= MAX_FIRST; first += 2) {
      if (!users.containsKey(first) && !users.containsKey(first + 1)) {
        return Optional.of(pair(first));
      }
    }
    return Optional.empty();
  }

  /** Whether a track can have a pair: nothing has it, or the track itself has had it before. */
  public boolean isFreeFor(ChannelRange pair, Track track) {
    return isFree(pair.first(), track) && isFree(pair.last(), track);
  }

  private boolean isFree(int channel, Track track) {
    return users.getOrDefault(channel, track).equals(track);
  }

  /** Takes a pair for a track, which gives up the one it had before. */
  public void take(ChannelRange pair, Track track) {
    users.values().removeIf(track::equals);
    users.put(pair.first(), track);
    users.put(pair.last(), track);
  }

  /** Gives back what a session had. */
  void release(String session) {
    users.values().removeIf(track -> track.session().equals(session));
  }

  /** The session that uses a channel. */
  Optional<String> sessionOf(int channel) {
    return Optional.ofNullable(users.get(channel)).map(Track::session);
  }
}
