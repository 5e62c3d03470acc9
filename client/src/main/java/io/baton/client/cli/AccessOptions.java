package io.baton.client.cli;

import io.baton.client.network.Credentials;
import java.io.Console;
import java.util.Optional;
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

  @Option(names = "--insecure", description = "Trust any TLS certificate.")
  private boolean insecure;

  boolean insecure() {
    return insecure;
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
