package io.baton.web.cluster;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where to read on, as absolute addresses by what they lead to. */
final class Links {
  private static final String API = "api/v1/";

  private final UriInfo request;
  private final Map<String, URI> links = new LinkedHashMap<>();

  Links(UriInfo request) {
    this.request = request;
  }

  /** A resource of a collection. */
  Links to(String relation, String collection, String name) {
    links.put(
        relation, request.getBaseUriBuilder().path(API + collection).path("{name}").build(name));
    return this;
  }

  /** A collection, narrowed down by a query parameter. */
  Links toList(String relation, String collection, String parameter, String value) {
    links.put(
        relation,
        request
            .getBaseUriBuilder()
            .path(API + collection)
            .queryParam(parameter, "{value}")
            .build(value));
    return this;
  }

  Map<String, URI> build() {
    return links;
  }
}
