package io.baton.engine.media.ingest.tools;

/** A media tool ended with an error. */
public final class ToolFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String DISK_FULL = "No space left on device";

  private final int status;
  private final String complaint;

  ToolFailedException(String tool, int status, String complaint) {
    super(tool + " ended with status " + status + (complaint.isEmpty() ? "" : ": " + complaint));
    this.status = status;
    this.complaint = complaint;
  }

  /** It was stopped before it filled the disk. */
  static ToolFailedException diskReserveReached() {
    return new ToolFailedException("a media tool", 0, DISK_FULL);
  }

  /** Whether it could not even be started. */
  public boolean notStarted() {
    return status == 126 || status == 127 || complaint.startsWith("unshare: unshare failed");
  }

  public boolean diskFull() {
    return complaint.contains(DISK_FULL) || complaint.contains("Disk quota exceeded");
  }

  /** Why the tool could not read the file, for the publisher. */
  public String reason() {
    if (complaint.contains("Format not on whitelist")) {
      return "its container format is not among those that are imported";
    }
    if (complaint.contains("moov atom not found")) {
      return "it is not a whole MP4 file: its table of contents (moov atom) is missing";
    }
    if (complaint.contains("corrupt input packet")) {
      return "it is damaged or truncated";
    }
    return complaint.isEmpty() ? getMessage() : complaint;
  }
}
