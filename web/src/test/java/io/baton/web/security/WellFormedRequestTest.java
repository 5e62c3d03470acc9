package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.undertow.Undertow;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jboss.resteasy.specimpl.ResteasyHttpHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellFormedRequestTest {
  private static final String ANN = "Basic YW5uOnJpZ2h0"; // ann:right

  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new WellFormedRequest(exchange -> exchange.getResponseSender().send("ok")))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private int status(String... headers) throws Exception {
    return statusOf("/", headers);
  }

  private int statusOf(String target, String... headers) throws Exception {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.setSoTimeout(20_000);
      StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: node\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("\r\n");
      client.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      String line =
          new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Integer.parseInt(line.split(" ", 3)[1]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization   | Basic YW5uOnJpZ2h0 | 200",
        "Authorization   | basic  YW5uOg== | 200",
        "Authorization   | Bearer x | 200",
        "Authorization   | Basic YW5uOg=== | 400",
        "Authorization   | Basic ### | 400",
        "Authorization   | Basic YW5u | 400",
        "Authorization   | Basic YW5u OnJpZ2h0 | 400",
        "Accept          | */*;q=0.8, text/html | 200",
        "Accept          | text/html;q=1.000;level=1 | 200",
        "Accept          | */*;q=x | 400",
        "Accept          | */*;q=2 | 400",
        "Accept          | text/html, */* ; Q = -1 | 400",
        "Accept          | text/html, image/gif, *; q=.2, */*; q=.2 | 200",
        "Accept          | text/html; level=\"a;b\" ;q=0.5, | 200",
        "Accept          | nonsense | 400",
        "Accept          | text/html, json | 400",
        "Accept          | text/ht(ml | 400",
        "Accept          | text/ | 400",
        "Accept          | a/b/c | 400",
        "Content-Type    | video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\" | 200",
        "Content-Type    | application/json;charset=UTF-8 | 200",
        "Content-Type    | nonsense | 400",
        "Content-Type    | text/html, text/plain | 400",
        "Accept          | text/html;level, a/b,, c/d; | 200",
        "Accept          | a/b;q= 0.5 | 200",
        "Accept          | a/b;q | 400",
        "Accept          | a/b;q;x=1 | 400",
        "Accept-Language | de;q, en | 400",
        "Accept-Language | de;q=0.9, en;q=0.1234 | 400",
        "Cookie          | a=1; b=2 | 200",
        "Cookie          | a=1; $Version=zz | 400",
      })
  void headersAreOrAreNotWellFormed(String name, String value, int status) throws Exception {
    assertThat(status(name + ": " + value)).isEqualTo(status);
  }

  /** Otherwise RESTEasy logs a warning with a stack trace for each request. */
  @Test
  void whatPassesIsUnderstoodBehind() {
    List<String> parts =
        List.of(
            "*",
            "/",
            "a",
            "text/html",
            ";",
            ",",
            "=",
            "\"",
            " ",
            "q",
            "q=0.5",
            "0.5",
            "(",
            "\\",
            "é",
            "");
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String value =
          random
              .ints(random.nextInt(8), 0, parts.size())
              .mapToObj(parts::get)
              .collect(Collectors.joining())
              .trim();
      for (HttpString name :
          List.of(Headers.ACCEPT, Headers.CONTENT_TYPE, Headers.ACCEPT_LANGUAGE)) {
        HeaderMap headers = new HeaderMap().put(name, value);
        if (WellFormedRequest.hasMediaTypes(headers) && WellFormedRequest.hasWeights(headers)) {
          MultivaluedHashMap<String, String> behind = new MultivaluedHashMap<>();
          behind.putSingle(name.toString(), value);
          assertThatCode(new ResteasyHttpHeaders(behind)::testParsing)
              .as("%s: %s", name, value)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/media/film%5B1%5D.mp4?q=[a], 200",
    "/media/film[1].mp4, 400",
    "http://evil[/media, 400",
    "http://node/media, 200",
  })
  void addressesAreUris(String target, int status) throws Exception {
    assertThat(statusOf(target)).isEqualTo(status);
  }

  @Test
  void credentialsComeOnce() throws Exception {
    String whole = "Authorization: " + ANN;
    assertThat(status(whole)).isEqualTo(200);
    assertThat(status("Authorization: Bearer x", whole)).isEqualTo(400);
    assertThat(status(whole, whole)).isEqualTo(400);
  }

  @Test
  void tellsTheUser() {
    assertThat(BasicCredentials.user(ANN)).contains("ann");
    assertThat(BasicCredentials.user("Digest username=ann")).isEmpty();
  }
}
