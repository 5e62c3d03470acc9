package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.index.TrackIndexWriter;
import io.baton.engine.media.packet.MediaBytes;
import io.baton.engine.media.packet.Packetizer;
import io.baton.engine.media.packet.PayloadFormat;
import io.baton.engine.media.packet.PictureOrder;
import io.baton.engine.media.packet.Sample;
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
  }

  /** Takes the next sample, its times in the file's own unit. */
  void accept(ListedPacket packet) throws IOException, MediaRejectedException {
    if (packet.position() < 0 || packet.position() > mediaSize - packet.size()) {
      throw new MediaRejectedException("a sample lies outside the file: remux it");
    }
    long presentation = ticks(packet.presentation());
    Sample sample =
        new Sample(
            packet.position(), packet.size(), ticks(packet.decoding()), presentation, packet.key());
    if (untimed.isPresent()) {
      untimed.get().add(sample);
    } else {
      packetizer.accept(sample, writer);
    }
    startTicks = Math.min(startTicks, presentation);
    endTicks = Math.max(endTicks, presentation + ticks(packet.duration()));
  }

  private long ticks(long time) throws MediaRejectedException {
    try {
      return stream.timeBase().toTicks(time, format.clockRate());
    } catch (ArithmeticException e) {
      throw new MediaRejectedException("the timestamps of a track are absurd: remux the file", e);
    }
  }

  void finish() throws IOException, MediaRejectedException {
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
        format.fmtp());
  }
}
