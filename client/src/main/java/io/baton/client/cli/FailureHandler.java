package io.baton.client.cli;

import io.baton.client.network.ServiceException;
import io.baton.client.network.UntrustedServerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one line and gives it its exit code. */
final class FailureHandler implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    command.getErr().println("baton: " + message(failure));
    Baton program = (Baton) command.getCommandSpec().root().userObject();
    if (program.verbose()) {
      failure.printStackTrace(command.getErr());
    }
    return exitCode(failure);
  }

  private static String message(Exception failure) {
    if (failure instanceof FileSystemException missing) {
      String reason =
          missing.getReason() == null ? "cannot be read or written" : missing.getReason();
      return missing.getFile() + ": " + reason;
    }
    if (failure instanceof UntrustedServerException) {
      return failure.getMessage() + "; --ca FILE names an authority to trust";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof ServiceException refused) {
      return refused.isDenied() ? ExitCode.DENIED : ExitCode.REFUSED;
    }
    if (failure instanceof FileNotFoundException || failure instanceof FileSystemException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    return failure instanceof IOException ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
  }
}
