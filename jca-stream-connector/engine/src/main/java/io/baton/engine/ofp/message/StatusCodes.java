package io.baton.engine.ofp.message;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;

/** Failures as CoAP response codes with a diagnostic payload (RFC 7252 section 5.5.2). */
public final class StatusCodes {
  /** Tell the kinds of 5.03 apart, for programs and people alike. */
  private static final Map<OfpStatus, String> MARKS =
      Map.of(OfpStatus.NO_CAPACITY, "no capacity: ", OfpStatus.NOT_READY, "not ready: ");

  private static final int MAX_MESSAGE = 256;
  private static final int MAX_RETRY_SECONDS = 3600;

  private StatusCodes() {}

  /** The answer that tells of a failure. Max-Age is the time after which to try again. */
  public static Response toResponse(OfpException failure) {
    Response response =
        new Response(
            failure instanceof RefusedException refused ? refused.code() : code(failure.status()));
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    message = MARKS.getOrDefault(failure.status(), "") + message;
    if (!message.isEmpty()) {
      response.setPayload(message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
    }
    response.getOptions().setMaxAge(failure.retryAfterSeconds().orElse(0));
    return response;
  }

  private static ResponseCode code(OfpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> ResponseCode.BAD_REQUEST;
      case FORBIDDEN -> ResponseCode.FORBIDDEN;
      case NOT_FOUND -> ResponseCode.NOT_FOUND;
      case WRONG_ROLE -> ResponseCode.METHOD_NOT_ALLOWED;
      case NO_CAPACITY, UNAVAILABLE, NOT_READY -> ResponseCode.SERVICE_UNAVAILABLE;
      case INTERNAL -> ResponseCode.INTERNAL_SERVER_ERROR;
      // Of a node behind this one: for the sender it is this one that cannot.
      case TIMEOUT, UNREACHABLE -> ResponseCode.GATEWAY_TIMEOUT;
    };
  }

  /** The failure that an answer tells of; only for answers that are no success. */
  public static OfpException toFailure(Response response) {
    String message = response.getPayloadString();
    OfpStatus status = status(response.getCode());
    if (status == OfpStatus.UNAVAILABLE) {
      for (Map.Entry<OfpStatus, String> mark : MARKS.entrySet()) {
        if (message.startsWith(mark.getValue())) {
          return failure(mark.getKey(), message.substring(mark.getValue().length()), response);
        }
      }
    }
    return failure(status, message, response);
  }

  private static OfpException failure(OfpStatus status, String message, Response response) {
    String text = message.isEmpty() ? "answered " + response.getCode() : message;
    return new OfpException(status, text, retryAfter(response));
  }

  private static int retryAfter(Response response) {
    return response.getOptions().hasMaxAge()
        ? (int) Math.min(response.getOptions().getMaxAge(), MAX_RETRY_SECONDS)
        : 0;
  }

  private static OfpStatus status(ResponseCode code) {
    return switch (code) {
      case UNAUTHORIZED, FORBIDDEN -> OfpStatus.FORBIDDEN;
      case NOT_FOUND -> OfpStatus.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> OfpStatus.WRONG_ROLE;
      case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> OfpStatus.UNAVAILABLE;
      default -> code.isClientError() ? OfpStatus.BAD_REQUEST : OfpStatus.INTERNAL;
    };
  }
}
