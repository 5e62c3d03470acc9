package io.baton.portal;

import io.baton.connector.ViewerCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wildfly.security.auth.server.RealmIdentity;
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
   * Finds what a user's password is checked with. Nothing is counted by the domain, neither as a
   * login nor as an attempt: the password is still to be checked.
   *
   * @param realm of digest authentication, part of what is hashed
   */
  Optional<ViewerCredential> find(String user, String realm) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    try {
      RealmIdentity identity = domain.get().getIdentity(user);
      try {
        return identity.exists() ? credential(identity, user, realm) : Optional.empty();
      } finally {
        identity.dispose();
      }
    } catch (RealmUnavailableException e) {
      throw new IllegalStateException("The realm of viewers cannot be read", e);
    }
  }

  private static Optional<ViewerCredential> credential(
      RealmIdentity identity, String user, String realm) throws RealmUnavailableException {
    Optional<String> password = clearPassword(identity);
    Optional<String> md5 = stored(identity, DigestPassword.ALGORITHM_DIGEST_MD5, realm);
    Optional<String> sha256 = stored(identity, DigestPassword.ALGORITHM_DIGEST_SHA_256, realm);
    Optional<String> sha256Hash =
        sha256.or(() -> password.map(clear -> hash("SHA-256", user, realm, clear)));
    return md5.or(() -> password.map(clear -> hash("MD5", user, realm, clear)))
        .map(ha1 -> new ViewerCredential(user, ha1, sha256Hash));
  }

  /** Whether a user who has proved to be himself may view; counts as a login for the domain. */
  boolean mayView(String user) {
    ServerAuthenticationContext context = domain.get().createNewAuthenticationContext();
    try {
      context.setAuthenticationName(user);
      if (!context.exists() || !context.authorize()) {
        return false;
      }
      context.succeed();
      return mayView(context.getAuthorizedIdentity());
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

  private static Optional<String> stored(RealmIdentity identity, String algorithm, String realm)
      throws RealmUnavailableException {
    return Optional.ofNullable(identity.getCredential(PasswordCredential.class, algorithm))
        .map(found -> found.getPassword(DigestPassword.class))
        .filter(password -> password.getRealm().equals(realm))
        .map(password -> HexFormat.of().formatHex(password.getDigest()));
  }

  private static Optional<String> clearPassword(RealmIdentity identity)
      throws RealmUnavailableException {
    PasswordCredential credential =
        identity.getCredential(PasswordCredential.class, ClearPassword.ALGORITHM_CLEAR);
    return Optional.ofNullable(credential)
        .map(found -> found.getPassword(ClearPassword.class))
        .map(password -> new String(password.getPassword()));
  }

  private static String hash(String algorithm, String user, String realm, String password) {
    try {
      byte[] text = (user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
