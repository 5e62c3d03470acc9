package io.baton.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The settings of the media store and of imports. */
abstract class MediaConfiguration extends SettingValues {
  MediaConfiguration(Function<String, Optional<String>> source) {
    super(source);
  }

  final void validateMedia() {
    mediaStore();
    maxUploadBytes();
    mediaReserveBytes();
    importTimeout();
    importTimePerMib();
    importSamples();
    importSamplesPerKib();
    importIndexBytes();
    importMemoryBytes();
    transcode();
    sandbox();
    ffmpeg();
    ffprobe();
    toolsCache();
    watchedDirectory();
  }

  public Path mediaStore() {
    return path(EngineSetting.MEDIA_STORE)
        .orElseThrow(() -> unusable(EngineSetting.MEDIA_STORE, "a directory"));
  }

  public long maxUploadBytes() {
    return number(EngineSetting.MAX_UPLOAD, 1, Long.MAX_VALUE);
  }

  /** What is to stay free on the disk of the media store. */
  public long mediaReserveBytes() {
    return number(EngineSetting.RESERVE, 0, 1_048_576) << 20;
  }

  /** Empty means that none is watched. */
  public Optional<Path> watchedDirectory() {
    return path(EngineSetting.WATCH);
  }

  public Duration importTimeout() {
    return Duration.ofSeconds(number(EngineSetting.IMPORT_TIMEOUT, 1, 86_400));
  }

  /** Beyond what every import may take. */
  public Duration importTimePerMib() {
    return Duration.ofSeconds(number(EngineSetting.IMPORT_PACE, 1, 3600));
  }

  public long importSamples() {
    return number(EngineSetting.IMPORT_SAMPLES, 100_000, 1_000_000_000);
  }

  /** Beyond what every file may have. */
  public long importSamplesPerKib() {
    return number(EngineSetting.IMPORT_DENSITY, 1, 1024);
  }

  public long importIndexBytes() {
    return number(EngineSetting.IMPORT_INDEX, 1, 16_384) << 20;
  }

  public long importMemoryBytes() {
    return number(EngineSetting.IMPORT_MEMORY, 64, 1_048_576) << 20;
  }

  /** Whether imports transcode what cannot be streamed. */
  public boolean transcode() {
    return truth(EngineSetting.TRANSCODE);
  }

  public SandboxMode sandbox() {
    return switch (text(EngineSetting.SANDBOX)) {
      case "auto" -> SandboxMode.AUTO;
      case "required" -> SandboxMode.REQUIRED;
      case "off" -> SandboxMode.OFF;
      default -> throw unusable(EngineSetting.SANDBOX, "auto, required or off");
    };
  }

  /** Empty means the bundled program. */
  public Optional<Path> ffmpeg() {
    return path(EngineSetting.FFMPEG);
  }

  /** Empty means the bundled program. */
  public Optional<Path> ffprobe() {
    return path(EngineSetting.FFPROBE);
  }

  /** Empty means a directory in the media store. */
  public Optional<Path> toolsCache() {
    return path(EngineSetting.TOOLS_CACHE);
  }
}
