package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.auth.ClientAuthentication;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.piece.server.NodeCheck.Judgement;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {
  private static final String KEY = PieceFixture.KEY;
  private static final InetAddress PEER = InetAddress.getLoopbackAddress();

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final KeyCheck check =
      new KeyCheck(SharedKey.of("baton", KEY), new TestClock(), Duration.ofSeconds(10));

  private final class TestClock extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  private Judgement judge(String connection, String authorization) {
    return judge(connection, HttpMethod.GET, "/", authorization);
  }

  private Judgement judge(String connection, HttpMethod method, String uri, String authorization) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, uri);
    if (!authorization.isEmpty()) {
      request.headers().set(HttpHeaderNames.AUTHORIZATION, authorization);
    }
    return check.judge(request, connection, PEER);
  }

  private String challenge(String connection) {
    return ((Judgement.Challenge) judge(connection, "")).header();
  }

  private static String answer(String challenge, String key) {
    ClientAuthentication node = new ClientAuthentication("node-1", key);
    assertThat(node.challenged(List.of(challenge))).isTrue();
    return node.authorization("GET", "/").orElseThrow();
  }

  @Test
  void challengesWithTheStrongerHashAlone() {
    assertThat(challenge("a")).contains("algorithm=SHA-256", "qop=\"auth\"");
  }

  @Test
  void aNodeThatKnowsTheKeyPasses() {
    assertThat(judge("a", answer(challenge("a"), KEY))).isEqualTo(new Judgement.Node("node-1"));
  }

  @Test
  void anotherKeyIsAStranger() {
    assertThat(judge("a", answer(challenge("a"), KEY + "1")))
        .isInstanceOf(Judgement.Stranger.class);
  }

  @Test
  void anAnswerCountsOnceAndOnItsConnection() {
    String answer = answer(challenge("a"), KEY);
    assertThat(judge("b", answer)).isInstanceOf(Judgement.Challenge.class);
    assertThat(judge("a", answer)).isInstanceOf(Judgement.Node.class);
    assertThat(judge("a", answer)).isInstanceOf(Judgement.Challenge.class);
  }

  @Test
  void anAnswerIsGoodForItsRequestAlone() {
    String answer = answer(challenge("a"), KEY);
    assertThat(judge("a", HttpMethod.PUT, "/", answer)).isInstanceOf(Judgement.Stranger.class);
    assertThat(judge("a", HttpMethod.GET, "/promises", answer))
        .isInstanceOf(Judgement.Stranger.class);
  }

  @Test
  void anOldChallengeIsChallengedAgain() {
    String answer = answer(challenge("a"), KEY);
    now.set(Instant.EPOCH.plusSeconds(11));
    Judgement judgement = judge("a", answer);
    assertThat(((Judgement.Challenge) judgement).header()).contains("stale=true");
  }

  @Test
  void theWeakerHashIsChallengedAgain() {
    String weaker = answer(challenge("a").replace("SHA-256", "MD5"), KEY);
    assertThat(judge("a", weaker)).isInstanceOf(Judgement.Challenge.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic bm9kZTprZXk=", "Digest", "Digest username=\"a\"", "Bearer x", "?"})
  void otherCredentialsAreAStrangers(String authorization) {
    assertThat(judge("a", authorization)).isInstanceOf(Judgement.Stranger.class);
  }
}
