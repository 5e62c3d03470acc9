package io.baton.web.cluster;

import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is to supervise a provider.
 *
 * @param manager name of the location manager that is to be responsible
 */
@Schema(name = "SupervisionMove", description = "Who is to supervise a provider")
public record SupervisionMove(
    @Schema(
            required = true,
            description = "Location manager that is to be responsible",
            examples = "node-2")
        String manager) {
  private static final int MAX_BODY = 4096;
  private static final String EXPECTED = "The body must be of the form {\"manager\": \"node-2\"}.";

  /**
   * Reads the body of a request. Read here and not by the JSON binding, for which a malformed body
   * is a failure of the server.
   *
   * @throws ProblemException 400 if it is not as expected
   */
  static SupervisionMove read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MAX_BODY + 1);
      if (bytes.length <= MAX_BODY) {
        return parse(bytes);
      }
    } catch (IOException | JsonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static SupervisionMove parse(byte[] bytes) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      if (reader.readValue() instanceof JsonObject object
          && object.get("manager") instanceof JsonString manager
          && !manager.getString().isEmpty()) {
        return new SupervisionMove(manager.getString());
      }
    }
    throw malformed();
  }

  private static ProblemException malformed() {
    return new ProblemException(ProblemType.BAD_REQUEST, EXPECTED);
  }
}
