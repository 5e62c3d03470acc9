package io.baton.client.depacketize;

/** An RTP payload that breaks its payload format; the message says how. */
public class MalformedPayloadException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedPayloadException(String message) {
    super(message);
  }
}
