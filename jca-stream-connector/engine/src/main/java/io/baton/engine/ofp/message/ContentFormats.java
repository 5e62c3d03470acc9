package io.baton.engine.ofp.message;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.OptionSet;

/** Which codec a request is written in, and which one its sender wants to read. */
public final class ContentFormats {
  private ContentFormats() {}

  /**
   * Of a request's payload: as it says, CBOR if it says nothing.
   *
   * @throws RefusedException 4.15 if it says something else
   */
  public static MessageCodec ofRequest(OptionSet options) {
    return codec(options.getContentFormat(), ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
  }

  /**
   * Of the answer: as the request accepts, CBOR if it does not care.
   *
   * @throws RefusedException 4.06 if it accepts something else
   */
  public static MessageCodec ofAnswer(OptionSet options) {
    return codec(options.getAccept(), ResponseCode.NOT_ACCEPTABLE);
  }

  private static MessageCodec codec(int format, ResponseCode otherwise) {
    return switch (format) {
      case MediaTypeRegistry.UNDEFINED, MediaTypeRegistry.APPLICATION_CBOR -> MessageCodec.CBOR;
      case MediaTypeRegistry.APPLICATION_JSON -> MessageCodec.JSON;
      default ->
          throw new RefusedException(
              otherwise, "the formats are 60 (application/cbor) and 50 (application/json)");
    };
  }
}
