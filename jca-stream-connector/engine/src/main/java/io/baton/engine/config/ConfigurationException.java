package io.baton.engine.config;

/** A setting has an unusable value; the message names the setting, the value and the range. */
public class ConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(EngineSetting setting, String value, String expected) {
    super(setting.key() + "=" + value + " is not usable: expected " + expected);
  }
}
