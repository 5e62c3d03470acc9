package io.baton.engine.media.ingest.track;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.codec.MediaBytes;
import io.baton.engine.media.codec.PictureOrder;
import io.baton.engine.media.codec.Sample;
import io.baton.engine.media.index.TrackIndexWriter;
import io.baton.engine.media.ingest.remux.CanonicalTrack;
import io.baton.engine.media.ingest.remux.ListedPacket;
import io.baton.engine.media.ingest.source.Head;
import io.baton.engine.media.ingest.source.ProbedStream;
import io.baton.engine.media.ingest.source.Ratio;
import io.baton.engine.media.packet.Packetizer;
import io.baton.engine.media.packet.PayloadFormat;
import io.baton.model.media.MediaKind;
import io.baton.model.media.TrackDescription;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One track while it is imported: takes its samples, knows in the end how it is described. */
final class TrackImport {
  private static final int FIRST_DYNAMIC_TYPE = 96;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ProbedStream stream;
  private final String transcodedFrom;
  private final PayloadFormat format;
  private final Optional<UntimedPictures> untimed;
  private final Packetizer packetizer;
  private final TrackIndexWriter writer;
  private final long mediaSize;
  private final ShownSamples shown;
  private final Optional<ProbedStream> head;
  private PayloadFormat headFormat;
  private Packetizer headPacketizer;
  private long startTicks;
  private long endTicks;

  TrackImport(
      CanonicalTrack track,
      PayloadFormat format,
      Optional<PictureOrder> order,
      MediaBytes media,
      TrackIndexWriter writer) {
    this.stream = track.stream();
    this.transcodedFrom = track.transcodedFrom();
    this.format = format;
    this.untimed = order.map(UntimedPictures::new);
    this.packetizer = format.packetizers().apply(media);
    this.writer = writer;
    this.mediaSize = media.size();
    this.shown =
        new ShownSamples(stream.isVideo(), format.clockRate(), stream.codec().sampleRate());
    this.head = track.head();
  }

  /** Takes the head of the track first, see {@link Head}. */
  void beginWith(PayloadFormat firstFormat, MediaBytes media) {
    headFormat = firstFormat;
    headPacketizer = firstFormat.packetizers().apply(media);
  }

  /** Whether a stream is the head of this track. */
  boolean hasHead(int stream) {
    return head.map(ProbedStream::index).filter(index -> index == stream).isPresent();
  }

  /** Takes the next sample of its head. */
  void acceptHead(ListedPacket packet) throws IOException, MediaRejectedException {
    requireWithinFile(packet);
    Ratio unit = head.orElseThrow().timeBase();
    headPacketizer.accept(sample(packet, unit), writer);
    played(packet, unit);
  }

  /** Takes the next sample, its times in the file's own unit. */
  void accept(ListedPacket packet) throws IOException, MediaRejectedException {
    requireWithinFile(packet);
    Ratio unit = stream.timeBase();
    if (!shown.includes(packet, ticks(packet.presentation(), unit))) {
      return;
    }
    Sample sample = sample(packet, unit);
    if (untimed.isPresent()) {
      untimed.get().add(sample);
    } else {
      packetizer.accept(sample, writer);
    }
    played(packet, unit);
  }

  private void requireWithinFile(ListedPacket packet) throws MediaRejectedException {
    if (packet.position() < 0 || packet.position() > mediaSize - packet.size()) {
      throw new MediaRejectedException("a sample lies outside the file: remux it");
    }
  }

  private Sample sample(ListedPacket packet, Ratio unit) throws MediaRejectedException {
    return new Sample(
        packet.position(),
        packet.size(),
        ticks(packet.decoding(), unit),
        ticks(packet.presentation(), unit),
        packet.key());
  }

  private void played(ListedPacket packet, Ratio unit) throws MediaRejectedException {
    long presentation = ticks(packet.presentation(), unit);
    startTicks = Math.min(startTicks, presentation);
    endTicks = Math.max(endTicks, presentation + ticks(packet.duration(), unit));
  }

  private long ticks(long time, Ratio unit) throws MediaRejectedException {
    try {
      return unit.toTicks(time, format.clockRate());
    } catch (ArithmeticException e) {
      throw new MediaRejectedException("the timestamps of a track are absurd: remux the file", e);
    }
  }

  void finish() throws IOException, MediaRejectedException {
    if (shown.nothing() && head.isEmpty()) {
      throw new MediaRejectedException(
          "the key frame that its first pictures need is cut off by an edit list, and there is no"
              + " other: re-encode it, e.g. ffmpeg -i IN -c:v libx264 -c:a copy OUT.mp4");
    }
    if (untimed.isPresent()) {
      for (Sample sample : untimed.get().timed()) {
        packetizer.accept(sample, writer);
      }
    }
    packetizer.finish(writer);
  }

  ProbedStream stream() {
    return stream;
  }

  TrackIndexWriter writer() {
    return writer;
  }

  boolean isEmpty() {
    return writer.packets() == 0;
  }

  long octets() {
    return writer.octets();
  }

  long damagedSamples() {
    return packetizer.damagedSamples();
  }

  /** Until when it plays. */
  Duration duration() {
    return time(endTicks);
  }

  /** How long before time 0 it begins, as audio does that its encoder has primed. */
  Duration lead() {
    return time(-startTicks);
  }

  private Duration time(long ticks) {
    long seconds = ticks / format.clockRate();
    long rest = ticks % format.clockRate();
    return Duration.ofSeconds(seconds, rest * NANOS_PER_SECOND / format.clockRate());
  }

  /** How the finished track is described as the {@code index}-th of the file. */
  TrackFormat format(int index) {
    TrackDescription description =
        new TrackDescription(
            index,
            stream.isVideo() ? MediaKind.VIDEO : MediaKind.AUDIO,
            format.name(),
            format.clockRate(),
            duration(),
            Bitrate.of(octets(), duration()),
            writer.packets(),
            stream.width(),
            stream.height(),
            stream.isVideo() ? stream.frameRate().value() : 0,
            stream.codec().channels(),
            stream.codec().sampleRate(),
            stream.language(),
            stream.title(),
            transcodedFrom);
    return new TrackFormat(
        description,
        format.staticType().orElse(FIRST_DYNAMIC_TYPE + index),
        format.rtpmap(),
        described().fmtp());
  }

  /** What the session description says of the decoder: the track's own, if it is sent. */
  private PayloadFormat described() {
    return shown.nothing() && headFormat != null ? headFormat : format;
  }
}
