package io.baton.client.network;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why TLS with a server was not possible. */
public final class TlsFailure {
  private TlsFailure() {}

  /**
   * The failure in words.
   *
   * @param server as the user knows it
   * @return an {@link UntrustedServerException} if the server's certificate is the reason
   */
  public static IOException explain(String server, SSLException failure) {
    return distrust(failure)
        .<IOException>map(
            reason ->
                new UntrustedServerException(
                    "the certificate of " + server + " is not trusted: " + reason, failure))
        .orElseGet(
            () ->
                new IOException(
                    "TLS with " + server + " is not possible: " + failure.getMessage(), failure));
  }

  private static Optional<String> distrust(Throwable failure) {
    if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
      return Optional.of("it has expired");
    }
    if (causes(failure).anyMatch(CertificateNotYetValidException.class::isInstance)) {
      return Optional.of("it is not valid yet");
    }
    if (causes(failure).anyMatch(TlsFailure::isUnknownIssuer)) {
      return Optional.of("its issuer is unknown");
    }
    return causes(failure)
        .filter(CertificateException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static boolean isUnknownIssuer(Throwable cause) {
    return cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException;
  }
}
