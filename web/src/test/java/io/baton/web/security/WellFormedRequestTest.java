package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.setSoTimeout(20_000);
      String request =
          "GET / HTTP/1.1\r\nHost: node\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
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
        "Accept-Language | de;q=0.9, en;q=0.1234 | 400",
        "Cookie          | a=1; b=2 | 200",
        "Cookie          | a=1; $Version=zz | 400",
      })
  void headersAreOrAreNotWellFormed(String name, String value, int status) throws Exception {
    assertThat(status(name + ": " + value)).isEqualTo(status);
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
