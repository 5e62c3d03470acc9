package io.baton.web.cluster.location;

import io.baton.connector.ofp.Locate;
import io.baton.location.network.NetworkMap;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * How the media that is looked for would be streamed: the query parameters. They are text, so that
 * a mistake in them becomes a clear 400.
 */
public class LocateQuery {
  @Parameter(
      description = "How RTP is to reach the player",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"udp", "tcp"},
              defaultValue = "udp"))
  @QueryParam("transport")
  @DefaultValue("udp")
  String transport;

  @Parameter(
      description = "Wanted mode of delivery; the service decides if it is not given",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"relay", "direct", "redirect"}))
  @QueryParam("mode")
  String mode;

  @Parameter(
      description = "Whether to tell how each candidate was judged",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @QueryParam("explain")
  @DefaultValue("false")
  boolean explain;

  @Parameter(
      description =
          "Address of the player; your own if it is not given. Another's is for administrators and"
              + " publishers",
      example = "192.0.2.7")
  @QueryParam("client")
  String client;

  /** Whether the player is somebody else than the caller. */
  boolean isForAnother(String caller) {
    return !client(caller).equals(caller);
  }

  Locate byPath(MediaPath path, String caller) {
    return locate(path.value(), "", caller);
  }

  Locate byContent(ContentId content, String caller) {
    return locate("", content.sha256(), caller);
  }

  private Locate locate(String path, String content, String caller) {
    return new Locate(path, content, transport(), mode(), client(caller), explain);
  }

  private String client(String caller) {
    if (client == null) {
      return caller;
    }
    if (!NetworkMap.isAddress(client)) {
      throw bad("Parameter client must be an IP address.");
    }
    return client;
  }

  private DeliveryTransport transport() {
    return DeliveryTransport.of(transport.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> bad("Parameter transport must be udp or tcp."));
  }

  private Optional<DeliveryMode> mode() {
    if (mode == null) {
      return Optional.empty();
    }
    Optional<DeliveryMode> known = DeliveryMode.of(mode);
    if (known.isEmpty()) {
      throw bad("Parameter mode must be relay, direct or redirect.");
    }
    return known;
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(ProblemType.BAD_REQUEST, detail);
  }
}
