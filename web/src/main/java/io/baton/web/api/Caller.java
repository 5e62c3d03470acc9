package io.baton.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;

/**
 * Who sent a request.
 *
 * @param user name; a hyphen if there is none
 * @param address where from
 */
public record Caller(String user, String address) {
  /** Reads a request. */
  public static Caller of(SecurityContext security, HttpServletRequest request) {
    String user = security.getUserPrincipal() == null ? "-" : security.getUserPrincipal().getName();
    return new Caller(user, request.getRemoteAddr());
  }
}
