package io.baton.engine.ofp.message;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** A request is no good by the rules of CoAP, which have a response code of their own for it. */
final class RefusedException extends OfpException {
  private static final long serialVersionUID = 1L;

  private final ResponseCode code;

  RefusedException(ResponseCode code, String message) {
    super(OfpStatus.BAD_REQUEST, message);
    this.code = code;
  }

  ResponseCode code() {
    return code;
  }
}
