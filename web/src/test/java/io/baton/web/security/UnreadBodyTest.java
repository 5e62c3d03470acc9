package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a servlet container of the kind that WildFly has, with few threads. */
class UnreadBodyTest {
  private static final int THREADS = 2;

  private final List<Socket> clients = new ArrayList<>();
  private Undertow server;
  private int port;

  /** Refuses to be written to, and does not look at what is sent; echoes what is posted. */
  public static final class Films extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("film");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().write(request.getInputStream().readAllBytes());
    }
  }

  @BeforeEach
  void start() throws Exception {
    DeploymentInfo films =
        Servlets.deployment()
            .setClassLoader(UnreadBodyTest.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("films")
            .addInitialHandlerChainWrapper(UnreadBody::new)
            .addServlet(Servlets.servlet(Films.class).addMapping("/*"));
    DeploymentManager manager = Servlets.newContainer().addDeployment(films);
    manager.deploy();
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setWorkerThreads(THREADS)
            .setHandler(manager.start())
            .build();
    server.start();
    port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    server.stop();
  }

  private BufferedReader send(String request) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    clients.add(client);
    client.setSoTimeout(20_000);
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  void bodiesThatDoNotComeHoldNoThread() throws Exception {
    for (int i = 0; i < 4 * THREADS; i++) {
      List<String> answer =
          send("PUT /film HTTP/1.1\r\nHost: node\r\nContent-Length: 1000\r\n\r\n").lines().toList();
      assertThat(answer.get(0)).contains("405");
      assertThat(answer).contains("Connection: close");
    }
    assertThat(send("GET /film HTTP/1.1\r\nHost: node\r\n\r\n").readLine()).contains("200");
  }

  @Test
  void bodiesThatAreWantedAreReadWhole() throws Exception {
    String text = "a".repeat(100_000);
    String request =
        "POST /film HTTP/1.1\r\nHost: node\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s";
    assertThat(send(request.formatted(text.length(), text)).lines().toList())
        .contains(text)
        .first()
        .asString()
        .contains("200");
  }

  @Test
  void aConnectionWhoseBodyWasReadIsKept() throws Exception {
    BufferedReader answers =
        send(
            "POST /film HTTP/1.1\r\nHost: node\r\nContent-Length: 4\r\n\r\nfilm"
                + "GET /film HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n");
    assertThat(answers.lines().filter(line -> line.contains("HTTP/1.1 200"))).hasSize(2);
  }
}
