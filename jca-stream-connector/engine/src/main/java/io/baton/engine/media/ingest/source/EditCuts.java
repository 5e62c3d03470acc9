package io.baton.engine.media.ingest.source;

import java.util.OptionalLong;

/**
 * What the edit list of an upload cuts off one stream, as its packets tell in decoding order. Times
 * are ticks of the stream's time base.
 */
public final class EditCuts {
  private boolean beginning;
  private boolean keyShown;
  private boolean shownBeforeKey;
  private long keyTime;
  private long headPictures;
  private long latestShown = Long.MIN_VALUE;
  private long latestCut = Long.MIN_VALUE;
  private long endDecoding = SourcePacket.UNKNOWN;

  void add(SourcePacket packet) {
    if (packet.presentation() == SourcePacket.UNKNOWN) {
      return;
    }
    if (packet.discarded()) {
      cut(packet);
    } else {
      show(packet);
    }
  }

  private void cut(SourcePacket packet) {
    boolean behind = latestShown != Long.MIN_VALUE && packet.presentation() > latestShown;
    if (behind && endDecoding == SourcePacket.UNKNOWN) {
      endDecoding = packet.decoding();
    }
    beginning |= latestShown == Long.MIN_VALUE;
    latestCut = Math.max(latestCut, packet.presentation());
  }

  private void show(SourcePacket packet) {
    if (packet.presentation() > latestCut) {
      // What was cut off before it is no end of the stream.
      endDecoding = SourcePacket.UNKNOWN;
    }
    if (!keyShown && packet.key()) {
      keyShown = true;
      keyTime = packet.presentation();
    }
    shownBeforeKey |= !keyShown;
    if (!keyShown || packet.presentation() < keyTime) {
      headPictures++;
    }
    latestShown = Math.max(latestShown, packet.presentation());
  }

  /** Whether what is shown first can only be decoded with what is cut off. */
  public boolean needsHead() {
    return beginning && shownBeforeKey;
  }

  /** Pictures shown before the first key frame that is shown; empty if there is no such. */
  public OptionalLong headPictures() {
    return keyShown ? OptionalLong.of(headPictures) : OptionalLong.empty();
  }

  /** Decoding time of the first packet beyond the end; empty if nothing is cut off there. */
  public OptionalLong endDecoding() {
    return endDecoding == SourcePacket.UNKNOWN
        ? OptionalLong.empty()
        : OptionalLong.of(endDecoding);
  }
}
