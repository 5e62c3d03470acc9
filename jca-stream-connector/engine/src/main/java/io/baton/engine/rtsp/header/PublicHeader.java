package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspMethod;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Public and Allow headers, RFC 2326 sections 12.28 and 12.4.
 *
 * @param methods in the order of {@link RtspMethod}; unknown ones are left out
 */
public record PublicHeader(Set<RtspMethod> methods) {
  public PublicHeader {
    EnumSet<RtspMethod> ordered = EnumSet.noneOf(RtspMethod.class);
    ordered.addAll(methods);
    methods = Collections.unmodifiableSet(ordered);
  }

  /** Reads the header; whatever is no known method is left out. */
  public static PublicHeader parse(String text) {
    EnumSet<RtspMethod> methods = EnumSet.noneOf(RtspMethod.class);
    HeaderText.list(text).forEach(name -> RtspMethod.of(name).ifPresent(methods::add));
    return new PublicHeader(methods);
  }

  @Override
  public String toString() {
    return methods.stream().map(RtspMethod::name).collect(Collectors.joining(", "));
  }
}
