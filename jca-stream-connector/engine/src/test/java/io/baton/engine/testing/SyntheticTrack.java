package io.baton.engine.testing;

import io.baton.engine.media.Content;
import io.baton.engine.media.PeakRate;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.PieceVisitor;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaKind;
import io.baton.model.media.TrackDescription;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A track without a file: every packet's payload is computed from its number. */
public final class SyntheticTrack implements TrackIndex {
  /** Ticks between two pictures. */
  public static final int FRAME_TICKS = 3600;

  /** Pictures from one key frame to the next: a second's. */
  public static final int GROUP = 25;

  /** Ticks between two audio packets. */
  public static final int AUDIO_TICKS = 1024;

  private static final int VIDEO_CLOCK = 90_000;
  private static final int AUDIO_CLOCK = 48_000;
  private static final int REORDERED = 2;
  private static final int RUN = 3;
  private static final int MIN_PAYLOAD = 100;

  private final TrackFormat format;
  private final int packetsPerUnit;
  private final long[] decoding;
  private final long[] presentation;
  private final int[] keys;

  private SyntheticTrack(
      TrackFormat format, int packetsPerUnit, long[] decoding, long[] presentation, int[] keys) {
    this.format = format;
    this.packetsPerUnit = packetsPerUnit;
    this.decoding = decoding;
    this.presentation = presentation;
    this.keys = keys;
  }

  /** How a track of a content is made, once its place and length are known. */
  @FunctionalInterface
  public interface Kind {
    SyntheticTrack make(int index, int seconds);
  }

  /** 25 pictures a second, two of three shown later than the one decoded before them. */
  public static Kind video(int packetsPerFrame) {
    return (index, seconds) -> pictures(index, packetsPerFrame, seconds * GROUP, GROUP);
  }

  /**
   * The same, as many pictures as it says however long the content is.
   *
   * @param group pictures from one key frame to the next
   */
  public static Kind video(int packetsPerFrame, int frames, int group) {
    return (index, seconds) -> pictures(index, packetsPerFrame, frames, group);
  }

  /** A key frame of one packet every so many seconds, and nothing between. */
  public static Kind slides(int secondsEach) {
    return (index, seconds) -> {
      long[] times = new long[(seconds + secondsEach - 1) / secondsEach];
      Arrays.setAll(times, slide -> (long) slide * secondsEach * VIDEO_CLOCK);
      int[] keys = new int[times.length];
      Arrays.setAll(keys, slide -> slide);
      TrackFormat format = pictures(index, 1, seconds * GROUP, 1).format;
      return new SyntheticTrack(format, 1, times, times, keys);
    };
  }

  /** A key frame of so many packets every so many seconds, and nothing between. */
  public static Kind bursts(int secondsEach, int packets) {
    return (index, seconds) -> {
      long[] times = new long[(seconds + secondsEach - 1) / secondsEach];
      Arrays.setAll(times, burst -> (long) burst * secondsEach * VIDEO_CLOCK);
      int[] keys = new int[times.length];
      Arrays.setAll(keys, burst -> burst);
      TrackFormat format = pictures(index, 1, seconds * GROUP, 1).format;
      return new SyntheticTrack(format, packets, times, times, keys);
    };
  }

  private static SyntheticTrack pictures(int index, int packetsPerFrame, int frames, int group) {
    long[] decoding = new long[frames];
    long[] presentation = new long[frames];
    for (int i = 0; i < frames; i++) {
      decoding[i] = (long) (i - REORDERED) * FRAME_TICKS;
      presentation[i] = (long) (i - i % group + shownInGroup(i % group)) * FRAME_TICKS;
    }
    int[] keys = new int[(frames + group - 1) / group];
    Arrays.setAll(keys, number -> number * group);
    TrackDescription description =
        new TrackDescription(
            index,
            MediaKind.VIDEO,
            "H264",
            VIDEO_CLOCK,
            Duration.ofMillis(frames * 1000L / GROUP),
            (long) packetsPerFrame * RtpLimits.MAX_PAYLOAD * Byte.SIZE * GROUP,
            frames * packetsPerFrame,
            640,
            360,
            GROUP,
            0,
            0,
            "");
    TrackFormat format =
        new TrackFormat(description, 96 + index, "H264/90000", "packetization-mode=1");
    return new SyntheticTrack(format, packetsPerFrame, decoding, presentation, keys);
  }

  /** A reference picture is decoded before the two that are shown before it. */
  private static int shownInGroup(int decoded) {
    int run = (decoded - 1) / RUN * RUN;
    int inRun = (decoded - 1) % RUN;
    return decoded == 0 ? 0 : run + (inRun == 0 ? RUN : inRun);
  }

  /** 1,024 samples at 48 kHz a packet. */
  public static Kind audio() {
    return audio(0);
  }

  /** The same, beginning with a packet before time 0, as encoders prime their decoders. */
  public static Kind primedAudio() {
    return audio(1);
  }

  private static Kind audio(int packetsBeforeZero) {
    return (index, seconds) -> {
      int packets = packetsBeforeZero + seconds * AUDIO_CLOCK / AUDIO_TICKS;
      long[] times = new long[packets];
      Arrays.setAll(times, packet -> (long) (packet - packetsBeforeZero) * AUDIO_TICKS);
      int[] keys = new int[packets];
      Arrays.setAll(keys, packet -> packet);
      TrackDescription description =
          new TrackDescription(
              index,
              MediaKind.AUDIO,
              "MPEG4-GENERIC",
              AUDIO_CLOCK,
              Duration.ofSeconds(seconds),
              128_000,
              packets,
              0,
              0,
              0,
              2,
              AUDIO_CLOCK,
              "eng",
              "Commentary",
              "");
      TrackFormat format =
          new TrackFormat(
              description,
              96 + index,
              "MPEG4-GENERIC/48000/2",
              "streamtype=5;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3");
      return new SyntheticTrack(format, 1, times, times, keys);
    };
  }

  /** Content of so many seconds with these tracks. */
  public static Content content(int seconds, Kind... kinds) {
    List<TrackIndex> tracks = new ArrayList<>();
    for (Kind kind : kinds) {
      tracks.add(kind.make(tracks.size(), seconds));
    }
    List<TrackDescription> descriptions =
        tracks.stream().map(track -> track.format().description()).toList();
    MediaDescription description =
        new MediaDescription(
            new ContentId("%064x".formatted(seconds * 31L + kinds.length)),
            "%064x".formatted(seconds),
            Duration.ofSeconds(seconds),
            tracks.stream().mapToLong(track -> track.octetsBefore(track.packets())).sum(),
            descriptions.stream().mapToLong(TrackDescription::bitrate).sum(),
            descriptions);
    return new Content(description, tracks, PeakRate.of(tracks));
  }

  @Override
  public TrackFormat format() {
    return format;
  }

  @Override
  public int packets() {
    return decoding.length * packetsPerUnit;
  }

  @Override
  public long decodingTime(int packet) {
    return decoding[packet / packetsPerUnit];
  }

  @Override
  public long presentationTime(int packet) {
    return presentation[packet / packetsPerUnit];
  }

  @Override
  public boolean marker(int packet) {
    return packet % packetsPerUnit == packetsPerUnit - 1;
  }

  @Override
  public boolean startsUnit(int packet) {
    return packet % packetsPerUnit == 0;
  }

  @Override
  public boolean keyUnit(int packet) {
    return startsUnit(packet) && Arrays.binarySearch(keys, packet / packetsPerUnit) >= 0;
  }

  @Override
  public int payloadSize(int packet) {
    return marker(packet)
        ? MIN_PAYLOAD + packet * 37 % (RtpLimits.MAX_PAYLOAD - MIN_PAYLOAD)
        : RtpLimits.MAX_PAYLOAD;
  }

  @Override
  public long octetsBefore(int packet) {
    long octets = 0;
    for (int earlier = 0; earlier < packet; earlier++) {
      octets += payloadSize(earlier);
    }
    return octets;
  }

  @Override
  public int copyPayload(int packet, ByteBuffer target, int position) {
    int size = payloadSize(packet);
    target.putInt(position, packet);
    for (int i = Integer.BYTES; i < size; i++) {
      target.put(position + i, (byte) (packet * 31 + i * 7 + format.index()));
    }
    return size;
  }

  @Override
  public int nextUnit(int packet) {
    return (packet / packetsPerUnit + 1) * packetsPerUnit;
  }

  @Override
  public int firstDecodedFrom(long decodingTime) {
    int unit = 0;
    while (unit < decoding.length && decoding[unit] < decodingTime) {
      unit++;
    }
    return unit * packetsPerUnit;
  }

  @Override
  public int keyUnits() {
    return keys.length;
  }

  @Override
  public int keyUnitPacket(int keyUnit) {
    return keys[keyUnit] * packetsPerUnit;
  }

  @Override
  public long keyUnitTime(int keyUnit) {
    return presentation[keys[keyUnit]];
  }

  @Override
  public void need(int packet, PieceVisitor visitor) {
    // All of it is in memory.
  }

  @Override
  public int keyUnitAtOrBefore(long presentationTime) {
    int key = 0;
    while (key + 1 < keys.length && presentation[keys[key + 1]] <= presentationTime) {
      key++;
    }
    return key;
  }
}
