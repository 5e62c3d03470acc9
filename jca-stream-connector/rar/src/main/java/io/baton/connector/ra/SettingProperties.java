package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Optional;

/**
 * The engine's settings as config-properties of the resource adapter: one property a setting, its
 * meaning and range documented at {@link EngineSetting}. All are text and null unless set, so that
 * a system property or the default applies.
 */
abstract class SettingProperties implements ResourceAdapter, Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<EngineSetting, String> values = new EnumMap<>(EngineSetting.class);

  /** What the property of a setting is set to; empty if it is not. */
  final Optional<String> configured(EngineSetting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  final String get(EngineSetting setting) {
    return values.get(setting);
  }

  final void set(EngineSetting setting, String value) {
    values.put(setting, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingProperties properties && values.equals(properties.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
