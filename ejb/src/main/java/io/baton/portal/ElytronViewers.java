package io.baton.portal;

import io.baton.connector.ViewerCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.auth.server.ServerAuthenticationContext;
import org.wildfly.security.authz.Roles;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.password.interfaces.DigestPassword;

/** Users of the server's Elytron security domain who may view, with what RTSP digest needs. */
final class ElytronViewers {
  /** Each of them may view. */
  private static final Set<String> ROLES = Set.of("baton-viewer", "baton-publisher", "baton-admin");

  private final Supplier<SecurityDomain> domain;

  /** Viewers of the security domain of the calling application. */
  ElytronViewers() {
    this(SecurityDomain::getCurrent);
  }

  ElytronViewers(Supplier<SecurityDomain> domain) {
    this.domain = domain;
  }

  /**
   * Finds a viewer.
   *
   * @param realm of digest authentication, part of what is hashed
   */
  Optional<ViewerCredential> find(String user, String realm) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    ServerAuthenticationContext context = domain.get().createNewAuthenticationContext();
    try {
      context.setAuthenticationName(user);
      if (!context.exists() || !context.authorize()) {
        return Optional.empty();
      }
      Optional<String> ha1 =
          storedDigest(context, realm).or(() -> clearPasswordDigest(context, user, realm));
      context.succeed();
      SecurityIdentity identity = context.getAuthorizedIdentity();
      return ha1.filter(hash -> mayView(identity)).map(hash -> new ViewerCredential(user, hash));
    } catch (RealmUnavailableException e) {
      throw new IllegalStateException("The realm of viewers cannot be read", e);
    } finally {
      if (!context.isDone()) {
        context.fail();
      }
    }
  }

  private static boolean mayView(SecurityIdentity identity) {
    Roles roles = identity.getRoles();
    return ROLES.stream().anyMatch(roles::contains);
  }

  private static Optional<String> storedDigest(ServerAuthenticationContext context, String realm)
      throws RealmUnavailableException {
    PasswordCredential credential =
        context.getCredential(PasswordCredential.class, DigestPassword.ALGORITHM_DIGEST_MD5);
    return Optional.ofNullable(credential)
        .map(found -> found.getPassword(DigestPassword.class))
        .filter(password -> password.getRealm().equals(realm))
        .map(password -> HexFormat.of().formatHex(password.getDigest()));
  }

  private static Optional<String> clearPasswordDigest(
      ServerAuthenticationContext context, String user, String realm) {
    try {
      PasswordCredential credential =
          context.getCredential(PasswordCredential.class, ClearPassword.ALGORITHM_CLEAR);
      return Optional.ofNullable(credential)
          .map(found -> found.getPassword(ClearPassword.class))
          .map(password -> ha1(user, realm, new String(password.getPassword())));
    } catch (RealmUnavailableException e) {
      throw new IllegalStateException("The realm of viewers cannot be read", e);
    }
  }

  private static String ha1(String user, String realm, String password) {
    try {
      byte[] text = (user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
