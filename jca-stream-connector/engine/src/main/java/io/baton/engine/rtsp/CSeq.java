package io.baton.engine.rtsp;

import java.util.OptionalLong;

/** The sequence number of a request and its response, RFC 2326 section 12.17. */
final class CSeq {
  private static final long MAX = 0xffff_ffffL;

  private CSeq() {}

  /** Empty if there is none, or nothing that could be echoed. */
  static OptionalLong of(RtspHeaders headers) {
    return headers.first(RtspHeaderNames.CSEQ).map(CSeq::parse).orElse(OptionalLong.empty());
  }

  static OptionalLong parse(String value) {
    return HeaderText.number(value, MAX);
  }
}
