package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ConfigProperty;

/** The settings of the media store and of imports. */
abstract class MediaProperties extends SupplyProperties {
  private static final long serialVersionUID = 1L;

  public String getMediaStore() {
    return get(EngineSetting.MEDIA_STORE);
  }

  @ConfigProperty
  public void setMediaStore(String value) {
    set(EngineSetting.MEDIA_STORE, value);
  }

  public String getMaxUpload() {
    return get(EngineSetting.MAX_UPLOAD);
  }

  @ConfigProperty
  public void setMaxUpload(String value) {
    set(EngineSetting.MAX_UPLOAD, value);
  }

  public String getReserve() {
    return get(EngineSetting.RESERVE);
  }

  @ConfigProperty
  public void setReserve(String value) {
    set(EngineSetting.RESERVE, value);
  }

  public String getImportTimeout() {
    return get(EngineSetting.IMPORT_TIMEOUT);
  }

  @ConfigProperty
  public void setImportTimeout(String value) {
    set(EngineSetting.IMPORT_TIMEOUT, value);
  }

  public String getImportPace() {
    return get(EngineSetting.IMPORT_PACE);
  }

  @ConfigProperty
  public void setImportPace(String value) {
    set(EngineSetting.IMPORT_PACE, value);
  }

  public String getImportSamples() {
    return get(EngineSetting.IMPORT_SAMPLES);
  }

  @ConfigProperty
  public void setImportSamples(String value) {
    set(EngineSetting.IMPORT_SAMPLES, value);
  }

  public String getImportDensity() {
    return get(EngineSetting.IMPORT_DENSITY);
  }

  @ConfigProperty
  public void setImportDensity(String value) {
    set(EngineSetting.IMPORT_DENSITY, value);
  }

  public String getImportIndex() {
    return get(EngineSetting.IMPORT_INDEX);
  }

  @ConfigProperty
  public void setImportIndex(String value) {
    set(EngineSetting.IMPORT_INDEX, value);
  }

  public String getImportMemory() {
    return get(EngineSetting.IMPORT_MEMORY);
  }

  @ConfigProperty
  public void setImportMemory(String value) {
    set(EngineSetting.IMPORT_MEMORY, value);
  }

  public String getTranscode() {
    return get(EngineSetting.TRANSCODE);
  }

  @ConfigProperty
  public void setTranscode(String value) {
    set(EngineSetting.TRANSCODE, value);
  }

  public String getSandbox() {
    return get(EngineSetting.SANDBOX);
  }

  @ConfigProperty
  public void setSandbox(String value) {
    set(EngineSetting.SANDBOX, value);
  }

  public String getFfmpeg() {
    return get(EngineSetting.FFMPEG);
  }

  @ConfigProperty
  public void setFfmpeg(String value) {
    set(EngineSetting.FFMPEG, value);
  }

  public String getFfprobe() {
    return get(EngineSetting.FFPROBE);
  }

  @ConfigProperty
  public void setFfprobe(String value) {
    set(EngineSetting.FFPROBE, value);
  }

  public String getWatch() {
    return get(EngineSetting.WATCH);
  }

  @ConfigProperty
  public void setWatch(String value) {
    set(EngineSetting.WATCH, value);
  }

  public String getToolsCache() {
    return get(EngineSetting.TOOLS_CACHE);
  }

  @ConfigProperty
  public void setToolsCache(String value) {
    set(EngineSetting.TOOLS_CACHE, value);
  }
}
