package io.baton.engine.piece.client;

import io.baton.engine.auth.ClientAuthentication;
import io.baton.engine.auth.DigestAlgorithm;
import io.baton.engine.auth.DigestChallenge;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.rtsp.RtspParseException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The first exchange of a connection: asks the server for its challenge. */
final class Greeting extends Exchange {
  private final Optional<ClientAuthentication> own;
  private final Consumer<ClientAuthentication> challenged;

  /**
   * A greeting.
   *
   * @param challenged given what the next request is to be authenticated with, if it is to
   */
  Greeting(String node, Optional<SharedKey> key, Consumer<ClientAuthentication> challenged) {
    super(System.nanoTime());
    this.own = key.map(shared -> new ClientAuthentication(node, shared.secret()));
    this.challenged = challenged;
  }

  @Override
  FullHttpRequest request() {
    return Requests.of(HttpMethod.HEAD, "/");
  }

  @Override
  Optional<FetchFailure> head(HttpResponse response) {
    HttpResponseStatus status = response.status();
    if (status.equals(HttpResponseStatus.NO_CONTENT)) {
      return Optional.empty();
    }
    List<String> challenges =
        response.headers().getAll(HttpHeaderNames.WWW_AUTHENTICATE).stream()
            .filter(Greeting::keepsTheKey)
            .toList();
    Optional<ClientAuthentication> answer = own.filter(each -> each.challenged(challenges));
    answer.ifPresent(challenged);
    return answer.isPresent() ? Optional.empty() : Optional.of(failure(status));
  }

  /** Who pretends to be a supplier must not be told the key, nor what it can be guessed from. */
  private static boolean keepsTheKey(String challenge) {
    try {
      return DigestChallenge.parse(challenge).algorithm() == DigestAlgorithm.SHA_256;
    } catch (RtspParseException e) {
      return false;
    }
  }

  @Override
  boolean body(ByteBuf octets) {
    return !octets.isReadable();
  }

  @Override
  boolean isWhole() {
    return true;
  }

  @Override
  void succeeded() {
    // The connection is ready.
  }

  @Override
  void failed(FetchFailure failure) {
    // The connection is closed.
  }
}
