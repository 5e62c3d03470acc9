package io.baton.engine.piece;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.model.media.ContentId;
import java.util.Objects;

/**
 * A piece that was damaged when it came from its supplier.
 *
 * @param content whose
 * @param part which file of it
 * @param piece index of the piece in that, 0 or more
 */
public record DamageReport(ContentId content, Part part, int piece) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public DamageReport {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(part, "part");
    if (piece < 0) {
      throw new IllegalArgumentException("no index of a piece: " + piece);
    }
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static DamageReport parse(String text) {
    try {
      JsonNode report = JSON.readTree(text);
      Part part =
          Part.of(report.path("part").asText())
              .orElseThrow(() -> new IllegalArgumentException("no part of content"));
      JsonNode piece = report.path("piece");
      if (!piece.isInt()) {
        throw new IllegalArgumentException("no index of a piece");
      }
      return new DamageReport(
          new ContentId(report.path("content").asText()), part, piece.intValue());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** As a JSON object. */
  public String text() {
    return "{\"content\":\"%s\",\"part\":\"%s\",\"piece\":%d}"
        .formatted(content, part.text(), piece);
  }
}
