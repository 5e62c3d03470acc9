package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.AdtsStream;
import io.baton.client.depacketize.stream.AuStream;
import io.baton.client.depacketize.stream.AudioSpecificConfig;
import io.baton.client.depacketize.stream.ElementaryStream;
import io.baton.client.depacketize.stream.OggOpusStream;
import io.baton.client.depacketize.stream.RawStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The payload formats that are understood: how to depacketize and how to store each. */
public enum PayloadFormat {
  H264("h264") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new H264Depacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) throws IOException {
      return annexB(output, encoding, "sprop-parameter-sets");
    }
  },
  H265("h265") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new H265Depacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) throws IOException {
      return annexB(output, encoding, "sprop-vps", "sprop-sps", "sprop-pps");
    }
  },
  AAC("aac") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      int samples = AudioSpecificConfig.parse(encoding.parameter("config")).samplesPerUnit();
      return new AacDepacketizer(
          encoding.number("sizelength", 13),
          encoding.number("indexlength", 3),
          encoding.number("indexdeltalength", 3),
          samples);
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) {
      return new AdtsStream(output, AudioSpecificConfig.parse(encoding.parameter("config")));
    }
  },
  OPUS("opus") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new OpusDepacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) throws IOException {
      int channels = encoding.number("sprop-stereo", 1) == 1 ? 2 : 1;
      return new OggOpusStream(output, channels);
    }
  },
  MP3("mp3") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new Mp3Depacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) {
      return RawStream.bare(output);
    }
  },
  AC3("ac3") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return Ac3Depacketizer.ac3();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) {
      return RawStream.bare(output);
    }
  },
  EAC3("eac3") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return Ac3Depacketizer.eac3();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) {
      return RawStream.bare(output);
    }
  },
  PCMU("au") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new PcmDepacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) throws IOException {
      return new AuStream(output, AuStream.MU_LAW, encoding.clockRate(), encoding.channels());
    }
  },
  PCMA("au") {
    @Override
    public Depacketizer depacketizer(TrackEncoding encoding) {
      return new PcmDepacketizer();
    }

    @Override
    public ElementaryStream stream(TrackEncoding encoding, OutputStream output) throws IOException {
      return new AuStream(output, AuStream.A_LAW, encoding.clockRate(), encoding.channels());
    }
  };

  private final String extension;

  PayloadFormat(String extension) {
    this.extension = extension;
  }

  /** The format of a track, or empty if it is none of these. */
  public static Optional<PayloadFormat> of(TrackEncoding encoding) {
    return switch (encoding.codec()) {
      case "H264" -> Optional.of(H264);
      case "H265" -> Optional.of(H265);
      case "MPEG4-GENERIC" -> Optional.of(AAC);
      case "OPUS" -> Optional.of(OPUS);
      case "MPA" -> Optional.of(MP3);
      case "AC3" -> Optional.of(AC3);
      case "EAC3" -> Optional.of(EAC3);
      case "PCMU" -> Optional.of(PCMU);
      case "PCMA" -> Optional.of(PCMA);
      default -> Optional.empty();
    };
  }

  /** File name extension of stored streams, without dot. */
  public String extension() {
    return extension;
  }

  /**
   * A fresh depacketizer.
   *
   * @throws IllegalArgumentException if the parameters in the SDP are unusable
   */
  public abstract Depacketizer depacketizer(TrackEncoding encoding);

  /**
   * Begins a file in the format that players know this stream by: Annex B, ADTS, Ogg, bare frames
   * or AU.
   *
   * @param output written to, and closed with the stream
   * @throws IllegalArgumentException if the parameters in the SDP are unusable
   */
  public abstract ElementaryStream stream(TrackEncoding encoding, OutputStream output)
      throws IOException;

  private static ElementaryStream annexB(
      OutputStream output, TrackEncoding encoding, String... parameterSets) throws IOException {
    RawStream stream = RawStream.annexB(output);
    for (byte[] set : decode(encoding, parameterSets)) {
      stream.unit(ByteBuffer.wrap(set), 0);
    }
    return stream;
  }

  private static List<byte[]> decode(TrackEncoding encoding, String... names) {
    List<byte[]> sets = new ArrayList<>();
    for (String name : names) {
      for (String set : encoding.parameter(name).split(",", -1)) {
        if (!set.isBlank()) {
          sets.add(Base64.getDecoder().decode(set.strip()));
        }
      }
    }
    return sets;
  }
}
