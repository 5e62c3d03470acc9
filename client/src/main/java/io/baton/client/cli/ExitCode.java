package io.baton.client.cli;

/** What the program's exit status means. */
final class ExitCode {
  /** Done; for {@code play} and {@code load}: and the streams were clean. */
  static final int OK = 0;

  /** The server refused: rejected media, unknown name, in use. */
  static final int REFUSED = 1;

  /** The command line makes no sense, or a local file is missing. */
  static final int USAGE = 2;

  /** The stream played, with losses or other faults. */
  static final int UNCLEAN = 3;

  /** The server could not be reached, or the connection broke. */
  static final int UNREACHABLE = 4;

  /** Wrong or missing credentials. */
  static final int DENIED = 5;

  private ExitCode() {}
}
