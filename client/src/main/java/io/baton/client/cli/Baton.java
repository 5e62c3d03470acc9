package io.baton.client.cli;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line {@code baton}. */
@Command(
    name = "baton",
    description =
        "Uploads media to Baton servers, plays and measures their streams, shows how the cluster is.",
    versionProvider = VersionProvider.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      ImportCommand.class,
      ListCommand.class,
      RemoveCommand.class,
      PlayCommand.class,
      LoadCommand.class,
      SessionsCommand.class,
      SessionCommand.class,
      NodeCommand.class,
      LocateCommand.class,
      NodesCommand.class,
      TopCommand.class,
      SupervisionCommand.class,
      AssignmentsCommand.class,
      DrainCommand.class,
      UndrainCommand.class,
      HandoffCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; of play and load: and the streams were clean, to their end",
      "1:the server refused, or rejected the media",
      "2:wrong usage, or a local file is missing",
      "3:the stream played with losses or other faults, or ended early",
      "4:the server cannot be reached or trusted, or the connection broke",
      "5:wrong or missing user name and password"
    })
public final class Baton implements Runnable {
  @Spec private CommandSpec command;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where errors come from.")
  private boolean verbose;

  private Baton() {}

  /** Runs the program and exits with one of the codes shown by {@code --help}. */
  public static void main(String[] args) {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(new OutputStreamWriter(stream, encoding), true);
  }

  /** Runs a command line; what it prints goes to the writers given. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Baton())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureHandler())
        .execute(args);
  }

  boolean verbose() {
    return verbose;
  }

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "which command?");
  }
}
