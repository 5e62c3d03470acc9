package io.baton.node;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who this node is and what it does.
 *
 * @param name unique in the cluster
 * @param roles of {@link #ROLES}, those that are switched on
 * @param address at which others reach it; empty if that is the address it is bound to
 * @param location label of the place where it stands, empty if none
 * @param priority of two nodes that are equally suited, the one with the higher is chosen
 * @param supervises names of the providers that it supervises as location manager; empty if all
 */
public record NodeSettings(
    String name,
    Set<String> roles,
    Optional<String> address,
    String location,
    int priority,
    Set<String> supervises) {
  /** Takes requests of clients and decides on them. */
  public static final String PORTAL = "portal";

  /** Finds the provider for a request. */
  public static final String SLM = "slm";

  /** Holds media and streams it. */
  public static final String PROVIDER = "provider";

  /** Takes jobs of content providers and distributes media. */
  public static final String BASE = "base";

  /** Every role there is; all are on by default. */
  public static final Set<String> ROLES = Set.of(PORTAL, SLM, PROVIDER, BASE);

  /** System property with the roles that are on, separated by commas. */
  public static final String ROLES_PROPERTY = "baton.roles";

  private static final String NAME_PROPERTY = "jboss.node.name";
  private static final String ADDRESS_PROPERTY = "baton.node.address";
  private static final String LOCATION_PROPERTY = "baton.node.location";
  private static final String PRIORITY_PROPERTY = "baton.node.priority";
  private static final String SUPERVISES_PROPERTY = "baton.slm.providers";
  private static final int PRIORITY_LIMIT = 1000;
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9_.]{0,64}");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_.:%-]{0,253}");

  public NodeSettings {
    roles = Set.copyOf(roles);
    supervises = Set.copyOf(supervises);
  }

  /** A node without address, location and priority of its own. */
  public NodeSettings(String name, Set<String> roles) {
    this(name, roles, Optional.empty(), "", 0, Set.of());
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static NodeSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new NodeSettings(
        reader.text(NAME_PROPERTY, "local"),
        reader.parsed(ROLES_PROPERTY, String.join(",", ROLES), NodeSettings::roles),
        reader.parsed(ADDRESS_PROPERTY, "", NodeSettings::address),
        reader.parsed(LOCATION_PROPERTY, "", NodeSettings::location),
        reader.number(PRIORITY_PROPERTY, 0, -PRIORITY_LIMIT, PRIORITY_LIMIT),
        items(reader.text(SUPERVISES_PROPERTY, "")));
  }

  /** The settings of this server. */
  public static NodeSettings current() {
    return read(System.getProperties());
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  /**
   * A label of a place, checked.
   *
   * @throws IllegalArgumentException that says what was expected
   */
  public static String location(String text) {
    if (!LOCATION.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a place of up to 64 letters, digits, dots and underscores");
    }
    return text;
  }

  private static Optional<String> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a host name or an IP address");
    }
    return Optional.of(text).filter(given -> !given.isEmpty());
  }

  private static Set<String> roles(String text) {
    Set<String> roles = items(text.toLowerCase(Locale.ROOT));
    if (!ROLES.containsAll(roles)) {
      throw new IllegalArgumentException("expected of " + new TreeSet<>(ROLES));
    }
    return roles;
  }

  private static Set<String> items(String text) {
    return COMMA
        .splitAsStream(text)
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
