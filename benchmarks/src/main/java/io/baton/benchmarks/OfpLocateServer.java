package io.baton.benchmarks;

import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.ofp.OfpSettings;
import io.baton.model.assignment.Candidate;
import io.baton.model.delivery.DeliveryMode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The OFP end point alone, with a thousand films of two copies each in memory, to measure what a
 * request costs on its way in and out. Usage: {@code OfpLocateServer PORT}; locates {@code
 * films/0000.mp4} to {@code films/0999.mp4}, and runs until it is killed.
 */
public final class OfpLocateServer {
  private static final int FILMS = 1000;

  private final Map<String, Located> films;

  private OfpLocateServer() {
    films =
        IntStream.range(0, FILMS)
            .mapToObj("films/%04d.mp4"::formatted)
            .collect(Collectors.toMap(path -> path, OfpLocateServer::copies));
  }

  private static Located copies(String path) {
    return new Located(
        DeliveryMode.RELAY, List.of(candidate("node1", path, 0.8), candidate("node2", path, 0.7)));
  }

  private static Candidate candidate(String node, String path, double score) {
    String content = "%064x".formatted(path.hashCode() & 0xffff_ffffL);
    String uri = "rtsp://" + node + ".example.org:8554/" + path;
    return new Candidate(node, path, content, uri, true, score, Optional.empty(), List.of());
  }

  private Located locate(Locate request) {
    Located found = films.get(request.path());
    if (found == null) {
      throw new OfpException(OfpStatus.NOT_FOUND, "no node has " + request.path());
    }
    return found;
  }

  /** Only what is measured is answered. */
  private OfpService service() {
    return (OfpService)
        Proxy.newProxyInstance(
            OfpService.class.getClassLoader(),
            new Class<?>[] {OfpService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "locate" -> locate((Locate) arguments[0]);
                  case "isMember" -> true;
                  default -> throw new OfpException(OfpStatus.WRONG_ROLE, "locates only");
                });
  }

  /** Serves on a port. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    OfpSettings settings =
        new OfpSettings(
            InetAddress.getLoopbackAddress(),
            Integer.parseInt(arguments[0]),
            0,
            Optional.empty(),
            true);
    try (OfpEndpoint endpoint = OfpEndpoint.open(settings)) {
      endpoint.serve(new OfpLocateServer().service());
      new CountDownLatch(1).await();
    }
  }
}
