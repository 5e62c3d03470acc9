package io.baton.client.cli.option;

import io.baton.client.cli.text.Terminal;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who asks, and whom to trust. */
final class AccessOptions {
  private static final String PASSWORD_VARIABLE = "BATON_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "User name; its password comes from --password, from "
              + PASSWORD_VARIABLE
              + " or from a prompt.")
  private String user;

  @Option(
      names = "--password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description =
          "Password; asked for if no value is given. Other users of this machine may see"
              + " a value given here.")
  private String password;

  @ArgGroup private Trust trust = new Trust();

  /** At most one of these. */
  private static final class Trust {
    @Option(
        names = "--ca",
        paramLabel = "FILE",
        description =
            "Trust TLS certificates by the authorities in FILE, or the server's own in it (PEM).")
    private Path authorities;

    @Option(names = "--insecure", description = "Trust any TLS certificate.")
    private boolean everything;
  }

  /**
   * Which servers are trusted in TLS.
   *
   * @throws IOException if the file of authorities cannot be read
   */
  ServerTrust trust() throws IOException {
    if (trust.authorities != null) {
      return ServerTrust.authorities(trust.authorities);
    }
    return trust.everything ? ServerTrust.everything() : ServerTrust.system();
  }

  Optional<Credentials> credentials() {
    return user == null || user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials(user, password()));
  }

  private String password() {
    if (password != null) {
      return password;
    }
    String variable = System.getenv(PASSWORD_VARIABLE);
    if (variable != null) {
      return variable;
    }
    return Terminal.console().map(this::ask).orElseThrow(this::noPassword);
  }

  private String ask(Console console) {
    char[] typed = console.readPassword("Password of %s: ", user);
    return typed == null ? "" : new String(typed);
  }

  private ParameterException noPassword() {
    return new ParameterException(
        command.commandLine(),
        "no password for user " + user + ": set " + PASSWORD_VARIABLE + " or give --password");
  }
}
