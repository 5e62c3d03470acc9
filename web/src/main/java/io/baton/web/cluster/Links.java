package io.baton.web.cluster;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to read on, by what it leads to: references without a host, RFC 3986 section 4.2, since the
 * {@code Host} of a request is what its sender makes it.
 */
final class Links {
  private static final String API = "api/v1/";

  private final String base;
  private final Map<String, String> links = new LinkedHashMap<>();

  Links(UriInfo request) {
    this.base = request.getBaseUri().getRawPath();
  }

  /** A resource of a collection. */
  Links to(String relation, String collection, String name) {
    links.put(relation, collection(collection).path("{name}").build(name).toString());
    return this;
  }

  /** Something that belongs to a resource of a collection. */
  Links to(String relation, String collection, String name, String part) {
    links.put(relation, collection(collection).path("{name}").path(part).build(name).toString());
    return this;
  }

  /** A collection, narrowed down by a query parameter. */
  Links toList(String relation, String collection, String parameter, String value) {
    links.put(
        relation, collection(collection).queryParam(parameter, "{value}").build(value).toString());
    return this;
  }

  private UriBuilder collection(String name) {
    return UriBuilder.fromPath(base).path(API + name);
  }

  Map<String, String> build() {
    return links;
  }
}
