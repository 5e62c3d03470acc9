package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.realm.LegacyPropertiesSecurityRealm;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.auth.server.event.RealmEvent;
import org.wildfly.security.auth.server.event.RealmSuccessfulAuthenticationEvent;
import org.wildfly.security.authz.RoleDecoder;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;

/** With the realm that a WildFly server reads application-users.properties with. */
class ElytronViewersTest {
  /** MD5 of ann:ApplicationRealm:secret, by md5sum. */
  private static final String ANN = "480be92033ef1fdfdac3c0d6cc7d45d4";

  /** SHA-256 of the same, by sha256sum. */
  private static final String ANN_SHA256 =
      "dd328e1639dcab7a913ce4981b53721e590a47e8089e72f6fa19d1414c79c1c2";

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
  void givesSha256WhereThePasswordIsKnown() throws Exception {
    assertThat(viewers(plain()).find("ann", "ApplicationRealm").orElseThrow().sha256())
        .contains(ANN_SHA256);
    assertThat(viewers(hashed()).find("ann", "ApplicationRealm").orElseThrow().sha256()).isEmpty();
  }

  @Test
  void viewersAndPublishersMayView() throws Exception {
    assertThat(viewers(plain()).mayView("ann")).isTrue();
    assertThat(viewers(plain()).mayView("bob")).isTrue();
  }

  @Test
  void othersMayNot() throws Exception {
    assertThat(viewers(plain()).mayView("eve")).isFalse();
    assertThat(viewers(plain()).mayView("nobody")).isFalse();
    assertThat(viewers(plain()).find("nobody", "ApplicationRealm")).isEmpty();
    assertThat(viewers(plain()).find("", "ApplicationRealm")).isEmpty();
  }

  /** To look a user up is no login: a lock that the realm has set on a guesser stays. */
  @Test
  void aLookUpIsNoLogin() throws Exception {
    List<RealmEvent> events = new ArrayList<>();
    ElytronViewers viewers = viewers(new WatchedRealm(plain(), events));
    viewers.find("ann", "ApplicationRealm");
    assertThat(events).isEmpty();
    viewers.mayView("ann");
    assertThat(events).hasAtLeastOneElementOfType(RealmSuccessfulAuthenticationEvent.class);
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

  private static ElytronViewers viewers(SecurityRealm realm) {
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

  private record WatchedRealm(SecurityRealm realm, List<RealmEvent> events)
      implements SecurityRealm {
    @Override
    public RealmIdentity getRealmIdentity(Principal principal) throws RealmUnavailableException {
      return realm.getRealmIdentity(principal);
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
        Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters)
        throws RealmUnavailableException {
      return realm.getCredentialAcquireSupport(type, algorithm, parameters);
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm)
        throws RealmUnavailableException {
      return realm.getEvidenceVerifySupport(type, algorithm);
    }

    @Override
    public void handleRealmEvent(RealmEvent event) {
      events.add(event);
    }
  }
}
