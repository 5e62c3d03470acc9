package io.baton.catalog.upload;

/** The node takes no more uploads at the moment; the message is fit to be shown to the sender. */
public class UploadRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which limit is reached. */
  public enum Limit {
    PUBLISHER,
    ADDRESS,
    NODE
  }

  private final Limit limit;

  UploadRefusedException(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  public Limit limit() {
    return limit;
  }
}
