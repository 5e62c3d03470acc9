package io.baton.client.cluster;

import io.baton.client.service.ServiceConnection;
import io.baton.client.service.UrlText;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import java.io.IOException;
import java.util.Locale;

/** A portal that is asked over HTTP. */
final class HttpPortal implements Portal {
  private final ServiceConnection connection;

  HttpPortal(ServiceConnection connection) {
    this.connection = connection;
  }

  @Override
  public Located locate(Locate request) throws IOException, InterruptedException {
    String what =
        request.path().isEmpty()
            ? "?content=" + UrlText.part(request.content()) + "&"
            : "/" + UrlText.path(request.path()) + "?";
    String how =
        "transport="
            + request.transport().name().toLowerCase(Locale.ROOT)
            + request.mode().map(mode -> "&mode=" + mode.text()).orElse("")
            + (request.client().isEmpty() ? "" : "&client=" + UrlText.part(request.client()))
            + "&explain="
            + request.explain();
    return connection.get(ClusterClient.API + "locate" + what + how, Located.class);
  }

  @Override
  public void close() {
    // Connections are given up when they are not used any more.
  }
}
