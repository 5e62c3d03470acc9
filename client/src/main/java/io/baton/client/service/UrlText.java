package io.baton.client.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text as part of a URL. */
public final class UrlText {
  private UrlText() {}

  /** A path; its slashes stay. */
  public static String path(String path) {
    return Arrays.stream(path.split("/", -1)).map(UrlText::part).collect(Collectors.joining("/"));
  }

  /** A segment of a path, or a value in a query. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
