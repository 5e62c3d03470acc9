package io.baton.engine.media.ingest;

/** A media tool ended with an error. */
final class ToolFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String complaint;

  ToolFailedException(String tool, int status, String complaint) {
    super(tool + " ended with status " + status + (complaint.isEmpty() ? "" : ": " + complaint));
    this.status = status;
    this.complaint = complaint;
  }

  /** Whether it could not even be started. */
  boolean notStarted() {
    return status == 126 || status == 127;
  }

  boolean diskFull() {
    return complaint.contains("No space left on device")
        || complaint.contains("Disk quota exceeded");
  }

  /** The end of what it wrote to its error stream, on one line; may be empty. */
  String complaint() {
    return complaint;
  }
}
