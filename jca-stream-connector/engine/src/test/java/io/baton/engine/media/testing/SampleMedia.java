package io.baton.engine.media.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sample films: a moving test picture with a running counter, a tone, or both. FFmpeg generates
 * each once; later callers, in other processes too, get the same file from {@code target}.
 */
public enum SampleMedia {
  /** Video without reordered frames, a key frame a second; stereo AAC at 48 kHz. */
  H264_AAC(Source.BOTH, "mp4", "-c:v libx264 -bf 0 -g 25 -preset ultrafast -c:a aac -ac 2"),
  /** Video with up to three B-frames in a row, and Opus. */
  H264_BFRAMES_OPUS(
      Source.BOTH, "mkv", "-c:v libx264 -bf 3 -b_strategy 0 -g 50 -preset fast -c:a libopus -ac 2"),
  H265_AAC(
      Source.BOTH,
      "mp4",
      "-c:v libx265 -x265-params log-level=none:keyint=50 -preset ultrafast -c:a aac"),
  /** Video alone, of about 2 Mbit/s. */
  H264_2MBIT(
      Source.VIDEO,
      "mp4",
      "-c:v libx264 -b:v 2M -minrate 2M -maxrate 2M -bufsize 2M -bf 0 -g 50 -preset ultrafast"
          + " -x264-params nal-hrd=cbr"),
  /** Several slices a picture and an access unit delimiter: many small NAL units. */
  H264_SLICES(
      Source.VIDEO, "mp4", "-c:v libx264 -x264-params slices=8:aud=1 -crf 40 -preset ultrafast"),
  AAC(Source.AUDIO, "m4a", "-c:a aac -b:a 192k -ac 2"),
  OPUS(Source.AUDIO, "ogg", "-c:a libopus -ac 2"),
  MP3(Source.AUDIO, "mp3", "-c:a libmp3lame -b:a 128k"),
  /** MPEG-2.5, as speech has it. */
  MP3_LOW_RATE(Source.AUDIO, "mp3", "-c:a libmp3lame -ar 11025 -b:a 16k"),
  /** As broadcasts have it. */
  MP2(Source.AUDIO, "ts", "-c:a mp2 -b:a 384k -ac 2"),
  /** Frames larger than a packet. */
  AC3(Source.AUDIO, "ac3", "-c:a ac3 -b:a 640k -ac 6"),
  EAC3(Source.AUDIO, "eac3", "-c:a eac3 -b:a 448k -ac 6"),
  PCMU(Source.AUDIO, "wav", "-ar 8000 -c:a pcm_mulaw"),
  PCMA(Source.AUDIO, "wav", "-ar 8000 -c:a pcm_alaw"),
  /** Of a codec that cannot be streamed. */
  MPEG2(Source.VIDEO, "mpg", "-c:v mpeg2video -b:v 500k");

  private enum Source {
    VIDEO,
    AUDIO,
    BOTH
  }

  private static final Path DIRECTORY = Path.of("target", "sample-media").toAbsolutePath();
  private static final long TIMEOUT_MINUTES = 5;

  private final Source source;
  private final String extension;
  private final String encoders;

  SampleMedia(Source source, String extension, String encoders) {
    this.source = source;
    this.extension = extension;
    this.encoders = encoders;
  }

  /** The film of so many seconds, at 25 pictures a second. */
  public synchronized Path file(int seconds) throws IOException {
    Path file = DIRECTORY.resolve(name() + "-" + seconds + "s." + extension);
    if (!Files.exists(file)) {
      Files.createDirectories(DIRECTORY);
      Path partial = Files.createTempDirectory(DIRECTORY, "partial");
      Path generated = partial.resolve(file.getFileName());
      run(arguments(seconds, generated));
      Files.move(generated, file, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(partial);
    }
    return file;
  }

  private List<String> arguments(int seconds, Path target) {
    List<String> arguments = new ArrayList<>();
    if (source != Source.AUDIO) {
      arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25"));
    }
    if (source != Source.VIDEO) {
      arguments.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
    }
    arguments.addAll(List.of("-t", Integer.toString(seconds)));
    arguments.addAll(List.of(encoders.split(" ", -1)));
    arguments.addAll(List.of("-threads", "2", target.toString()));
    return arguments;
  }

  /** Runs ffmpeg with these arguments, over whatever file is there. */
  public static void run(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(TestTools.encoder().ffmpeg().toString(), "-nostdin", "-y", "-v", "error"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(TestTools.encoder().environment());
    Process process = builder.start();
    try {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("could not generate a sample: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while generating a sample", e);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
