package io.baton.client.playback;

import io.baton.client.depacketize.Depacketizer;
import io.baton.client.depacketize.MalformedPayloadException;
import io.baton.client.depacketize.stream.ElementaryStream;
import io.baton.client.reception.RtpPacketView;
import io.baton.client.reception.SequenceSorter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes what a track carries to a file, in order. Belongs to one thread. */
final class TrackRecorder implements SequenceSorter.Consumer<TrackRecorder.Payload> {
  private final Depacketizer depacketizer;
  private final ElementaryStream stream;
  private final SequenceSorter<Payload> sorter = new SequenceSorter<>(this);
  private Optional<IOException> failure = Optional.empty();
  private long malformed;

  TrackRecorder(Depacketizer depacketizer, ElementaryStream stream) {
    this.depacketizer = depacketizer;
    this.stream = stream;
  }

  /** Takes a packet that is not a duplicate. */
  void add(RtpPacketView packet) {
    ByteBuffer content = ByteBuffer.wrap(packet.copyPayload());
    sorter.add(packet.sequence(), new Payload(content, packet.timestamp()));
  }

  @Override
  public void packet(Payload payload) {
    if (failure.isPresent()) {
      return;
    }
    try {
      depacketizer.packet(payload.content, payload.timestamp, stream);
    } catch (MalformedPayloadException e) {
      malformed++;
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  @Override
  public void lost(int count) {
    depacketizer.lost();
  }

  /** Payloads that broke their format. */
  long malformed() {
    return malformed;
  }

  /**
   * Writes what is held back and closes the file.
   *
   * @throws IOException if anything could not be written
   */
  void finish() throws IOException {
    try (stream) {
      sorter.flush();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** A payload and its RTP timestamp. */
  record Payload(ByteBuffer content, long timestamp) {}
}
