package io.baton.node;

import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who this node is and what it does.
 *
 * @param name unique in the cluster
 * @param roles of {@link #ROLES}, those that are switched on
 */
public record NodeSettings(String name, Set<String> roles) {
  /** Takes requests of clients and decides on them. */
  public static final String PORTAL = "portal";

  /** Holds media and streams it. */
  public static final String PROVIDER = "provider";

  /** Every role there is; all are on by default. */
  public static final Set<String> ROLES = Set.of(PORTAL, PROVIDER);

  /** System property with the roles that are on, separated by commas. */
  public static final String ROLES_PROPERTY = "baton.node.roles";

  private static final String NAME_PROPERTY = "jboss.node.name";

  public NodeSettings {
    roles = Set.copyOf(roles);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a role that does not exist
   */
  public static NodeSettings read(Properties properties) {
    return new NodeSettings(
        properties.getProperty(NAME_PROPERTY, "local"),
        roles(properties.getProperty(ROLES_PROPERTY, String.join(",", ROLES))));
  }

  /** The settings of this server. */
  public static NodeSettings current() {
    return read(System.getProperties());
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  private static Set<String> roles(String text) {
    Set<String> roles = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String role = part.strip().toLowerCase(Locale.ROOT);
      if (!role.isEmpty() && !ROLES.contains(role)) {
        throw new IllegalArgumentException(
            ROLES_PROPERTY + "=" + text + " is not usable: expected of " + new TreeSet<>(ROLES));
      }
      if (!role.isEmpty()) {
        roles.add(role);
      }
    }
    return roles;
  }
}
