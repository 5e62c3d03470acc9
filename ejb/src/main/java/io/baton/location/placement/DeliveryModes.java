package io.baton.location.placement;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.MediaPath;
import io.baton.node.SettingReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How streams are delivered unless a request says otherwise: by the path, or else as everything in
 * the cluster. Immutable.
 */
public final class DeliveryModes {
  private static final String MODE = "baton.delivery.mode";
  private static final String MODES = "baton.delivery.modes";

  private final DeliveryMode byDefault;
  private final List<Rule> rules;

  private DeliveryModes(DeliveryMode byDefault, List<Rule> rules) {
    this.byDefault = byDefault;
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static DeliveryModes read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new DeliveryModes(
        reader.parsed(MODE, DeliveryMode.RELAY.text(), DeliveryModes::mode),
        reader.parsed(MODES, "", DeliveryModes::rules));
  }

  /** The settings of this server. */
  public static DeliveryModes current() {
    return read(System.getProperties());
  }

  /**
   * The mode of a stream. A client that takes its media in the RTSP connection is served by relay
   * rather than directly: there is no other way to it than that connection.
   *
   * @param wanted what the request asks for, if it does
   */
  public DeliveryMode of(
      MediaPath path, Optional<DeliveryMode> wanted, DeliveryTransport transport) {
    DeliveryMode mode = wanted.orElseGet(() -> of(path));
    return mode == DeliveryMode.DIRECT && transport == DeliveryTransport.TCP
        ? DeliveryMode.RELAY
        : mode;
  }

  private DeliveryMode of(MediaPath path) {
    return rules.stream()
        .filter(rule -> rule.pattern().matcher(path.value()).matches())
        .map(Rule::mode)
        .findFirst()
        .orElse(byDefault);
  }

  private static DeliveryMode mode(String text) {
    return DeliveryMode.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected of "
                        + Arrays.stream(DeliveryMode.values()).map(DeliveryMode::text).toList()));
  }

  private static List<Rule> rules(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      String rule = item.strip();
      int equals = rule.lastIndexOf('=');
      if (equals == 0 || (equals < 0 && !rule.isEmpty())) {
        throw new IllegalArgumentException(
            "expected patterns with modes such as trailers/**=redirect, not '" + rule + "'");
      }
      if (!rule.isEmpty()) {
        rules.add(new Rule(glob(rule.substring(0, equals)), mode(rule.substring(equals + 1))));
      }
    }
    return rules;
  }

  /** {@code **} stands for anything, {@code *} for anything within a segment. */
  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (String anything : text.split("\\*\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*");
      String separator = "";
      for (String literal : anything.split("\\*", -1)) {
        regex.append(separator).append(Pattern.quote(literal));
        separator = "[^/]*";
      }
    }
    return Pattern.compile(regex.toString());
  }

  private record Rule(Pattern pattern, DeliveryMode mode) {}
}
