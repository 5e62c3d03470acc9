package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.AudioSpecificConfig;
import io.baton.engine.media.codec.AvcConfiguration;
import io.baton.engine.media.codec.CodecParameters;
import io.baton.engine.media.codec.H264NalFormat;
import io.baton.engine.media.codec.H265NalFormat;
import io.baton.engine.media.codec.HevcConfiguration;
import io.baton.engine.media.codec.MediaBytes;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one track is carried in RTP.
 *
 * @param name encoding name of the payload format, as in the SDP
 * @param clockRate RTP clock in Hz
 * @param staticType payload type that RFC 3551 assigns; empty if it is dynamic
 * @param rtpmap value of the SDP attribute without the payload type
 * @param fmtp value of the SDP attribute without the payload type; empty if none is needed
 * @param packetizers makes the packetizer for a file
 */
public record PayloadFormat(
    String name,
    int clockRate,
    OptionalInt staticType,
    String rtpmap,
    String fmtp,
    Function<MediaBytes, Packetizer> packetizers) {

  private static final int MAX_SAMPLE_RATE = 192_000;
  private static final int MAX_CHANNELS = 64;
  private static final long AC3_SAMPLES_PER_FRAME = 1536;

  /** The same, with a NAL unit before each access unit at which a decoder can start. */
  public PayloadFormat withPrefix(byte[] nalUnit) {
    return withPrefix(List.of(nalUnit));
  }

  private PayloadFormat withPrefix(List<byte[]> nalUnits) {
    return new PayloadFormat(
        name,
        clockRate,
        staticType,
        rtpmap,
        fmtp,
        media -> new KeyUnitPrefix(nalUnits, packetizers.apply(media)));
  }

  /**
   * The payload format of an H.264 track that sends its parameter sets before each access unit at
   * which a decoder can start.
   *
   * @throws MediaRejectedException if its configuration is damaged, or a parameter set too long
   */
  public static PayloadFormat ofH264InBand(CodecParameters track) throws MediaRejectedException {
    AvcConfiguration configuration = AvcConfiguration.parse(track.extradata());
    for (byte[] set : configuration.parameterSets()) {
      if (set.length > KeyUnitPrefix.MAX_OCTETS) {
        throw new MediaRejectedException("a parameter set of the track is too long: re-encode it");
      }
    }
    return h264(configuration).withPrefix(configuration.parameterSets());
  }

  /** Whether there is a payload format for a codec; {@link #of} may still reject its details. */
  public static boolean exists(String codec) {
    return switch (codec) {
      case "h264", "hevc", "aac", "opus", "mp3", "mp2", "ac3", "eac3", "pcm_mulaw", "pcm_alaw" ->
          true;
      default -> false;
    };
  }

  /** Whether only a QuickTime file, not an MP4 file, can hold the codec. */
  public static boolean needsQuickTime(String codec) {
    return codec.equals("pcm_mulaw") || codec.equals("pcm_alaw");
  }

  /**
   * The payload format of a track.
   *
   * @throws MediaRejectedException if the codec has none here, or its configuration is damaged or
   *     of a kind that RTP cannot carry
   */
  public static PayloadFormat of(CodecParameters track) throws MediaRejectedException {
    return switch (track.codec()) {
      case "h264" -> h264(AvcConfiguration.parse(track.extradata()));
      case "hevc" -> h265(HevcConfiguration.parse(track.extradata()));
      case "aac" -> aac(requireAudio(track));
      case "opus" -> opus(requireAudio(track));
      case "mp3" -> mpegAudio(requireAudio(track), track.sampleRate() < 32_000 ? 576 : 1152);
      case "mp2" -> mpegAudio(requireAudio(track), 1152);
      case "ac3" -> ac3(requireAudio(track), "AC3", Ac3Packetizer::ac3);
      case "eac3" -> ac3(requireAudio(track), "EAC3", Ac3Packetizer::eac3);
      case "pcm_mulaw" -> pcm("PCMU", 0, requireAudio(track));
      case "pcm_alaw" -> pcm("PCMA", 8, requireAudio(track));
      default ->
          throw new MediaRejectedException(track.codec() + " has no supported RTP payload format");
    };
  }

  private static PayloadFormat h264(AvcConfiguration configuration) {
    return new PayloadFormat(
        "H264",
        90_000,
        OptionalInt.empty(),
        "H264/90000",
        configuration.fmtp(),
        media -> new NalPacketizer(media, new H264NalFormat()));
  }

  private static PayloadFormat h265(HevcConfiguration configuration) {
    return new PayloadFormat(
        "H265",
        90_000,
        OptionalInt.empty(),
        "H265/90000",
        configuration.fmtp(),
        media -> new NalPacketizer(media, new H265NalFormat()));
  }

  private static PayloadFormat aac(CodecParameters track) throws MediaRejectedException {
    AudioSpecificConfig config = AudioSpecificConfig.parse(track.extradata());
    int clockRate = track.sampleRate();
    long frameDuration = config.frameDuration(clockRate);
    return new PayloadFormat(
        "MPEG4-GENERIC",
        clockRate,
        OptionalInt.empty(),
        "MPEG4-GENERIC/" + clockRate + "/" + track.channels(),
        config.fmtp(frameDuration),
        media -> new AacPacketizer(clockRate, frameDuration));
  }

  private static PayloadFormat opus(CodecParameters track) throws MediaRejectedException {
    if (track.channels() > 2) {
      throw new MediaRejectedException(
          "Opus with "
              + track.channels()
              + " channels has no RTP payload format: mix it down to stereo, e.g. ffmpeg -i IN -c:v"
              + " copy -c:a libopus -ac 2 OUT");
    }
    return new PayloadFormat(
        "OPUS",
        48_000,
        OptionalInt.empty(),
        "opus/48000/2",
        track.channels() == 2 ? "sprop-stereo=1;stereo=1" : "",
        media -> new OpusPacketizer());
  }

  private static PayloadFormat mpegAudio(CodecParameters track, int samplesPerFrame) {
    int clockRate = 90_000;
    long frameDuration = (long) samplesPerFrame * clockRate / track.sampleRate();
    return new PayloadFormat(
        "MPA",
        clockRate,
        OptionalInt.of(14),
        "MPA/90000",
        "",
        media -> new MpegAudioPacketizer(clockRate, frameDuration));
  }

  private static PayloadFormat ac3(
      CodecParameters track, String name, BiFunction<Integer, Long, Packetizer> packetizers) {
    int clockRate = track.sampleRate();
    return new PayloadFormat(
        name,
        clockRate,
        OptionalInt.empty(),
        name.toLowerCase(Locale.ROOT) + "/" + clockRate + "/" + track.channels(),
        "",
        media -> packetizers.apply(clockRate, AC3_SAMPLES_PER_FRAME));
  }

  private static PayloadFormat pcm(String name, int staticType, CodecParameters track) {
    int clockRate = track.sampleRate();
    int channels = track.channels();
    boolean telephone = clockRate == 8_000 && channels == 1;
    return new PayloadFormat(
        name,
        clockRate,
        telephone ? OptionalInt.of(staticType) : OptionalInt.empty(),
        name + "/" + clockRate + (channels == 1 ? "" : "/" + channels),
        "",
        media -> new PcmPacketizer(clockRate, channels));
  }

  private static CodecParameters requireAudio(CodecParameters track) throws MediaRejectedException {
    if (track.sampleRate() < 1
        || track.sampleRate() > MAX_SAMPLE_RATE
        || track.channels() < 1
        || track.channels() > MAX_CHANNELS) {
      throw new MediaRejectedException(
          "the audio track is damaged: it declares "
              + track.sampleRate()
              + " Hz and "
              + track.channels()
              + " channels");
    }
    return track;
  }
}
