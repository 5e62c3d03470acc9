package io.baton.engine.sdp;

/** Finds the URI that a control attribute stands for, RFC 2326 section C.1.1. */
public final class ControlUri {
  private static final String ITSELF = "*";

  private ControlUri() {}

  /**
   * The URI to use in SETUP, PLAY and so on.
   *
   * @param base URI of the description: Content-Base, else Content-Location, else that of DESCRIBE
   * @param control value of the attribute; absolute, relative, or {@code *} for the base itself
   */
  public static String resolve(String base, String control) {
    if (control.isEmpty() || control.equals(ITSELF)) {
      return base;
    }
    if (control.contains("://")) {
      return control;
    }
    // Servers expect plain appending, not the resolution of RFC 3986, which would cut the last
    // segment of a base without a trailing slash.
    String folder = base.endsWith("/") ? base : base + "/";
    return folder + (control.startsWith("/") ? control.substring(1) : control);
  }
}
