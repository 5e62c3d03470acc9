package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import org.junit.jupiter.api.Test;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.realm.LegacyPropertiesSecurityRealm;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.authz.RoleDecoder;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;

/** With the realm that a WildFly server reads application-users.properties with. */
class ElytronViewersTest {
  /** MD5 of ann:ApplicationRealm:secret, by md5sum. */
  private static final String ANN = "480be92033ef1fdfdac3c0d6cc7d45d4";

  private static final String ROLES =
      """
      ann=baton-viewer
      bob=baton-publisher
      eve=something-else
      """;

  @Test
  void findsAViewerWithTheStoredDigest() throws Exception {
    assertThat(viewers(hashed()).find("ann", "ApplicationRealm"))
        .hasValueSatisfying(
            credential -> {
              assertThat(credential.user()).isEqualTo("ann");
              assertThat(credential.ha1()).isEqualTo(ANN);
            });
  }

  @Test
  void computesTheDigestOfAPlainPassword() throws Exception {
    assertThat(viewers(plain()).find("ann", "ApplicationRealm"))
        .hasValueSatisfying(credential -> assertThat(credential.ha1()).isEqualTo(ANN));
  }

  @Test
  void publishersMayView() throws Exception {
    assertThat(viewers(plain()).find("bob", "ApplicationRealm")).isPresent();
  }

  @Test
  void othersMayNot() throws Exception {
    assertThat(viewers(plain()).find("eve", "ApplicationRealm")).isEmpty();
    assertThat(viewers(plain()).find("nobody", "ApplicationRealm")).isEmpty();
    assertThat(viewers(plain()).find("", "ApplicationRealm")).isEmpty();
  }

  @Test
  void aDigestOfAnotherRealmIsOfNoUse() throws Exception {
    assertThat(viewers(hashed()).find("ann", "Elsewhere")).isEmpty();
  }

  private static LegacyPropertiesSecurityRealm hashed() throws IOException {
    return realm("#$REALM_NAME=ApplicationRealm$\nann=" + ANN + "\n", false);
  }

  private static LegacyPropertiesSecurityRealm plain() throws IOException {
    return realm("#$REALM_NAME=ApplicationRealm$\nann=secret\nbob=pub\neve=spy\n", true);
  }

  private static LegacyPropertiesSecurityRealm realm(String users, boolean plainText)
      throws IOException {
    return LegacyPropertiesSecurityRealm.builder()
        .setUsersStream(stream(users))
        .setGroupsStream(stream(ROLES))
        .setPlainText(plainText)
        .setGroupsAttribute("Roles")
        .setProviders(() -> new Provider[] {WildFlyElytronPasswordProvider.getInstance()})
        .build();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ElytronViewers viewers(LegacyPropertiesSecurityRealm realm) {
    SecurityDomain domain =
        SecurityDomain.builder()
            .addRealm("application", realm)
            .setRoleDecoder(RoleDecoder.simple("Roles"))
            .build()
            .setDefaultRealmName("application")
            .setPermissionMapper((principal, roles) -> LoginPermission.getInstance())
            .build();
    return new ElytronViewers(() -> domain);
  }
}
