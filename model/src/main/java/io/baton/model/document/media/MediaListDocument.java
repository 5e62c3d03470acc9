package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the media list.
 *
 * @param total how many items there are in all
 * @param offset how many precede this page
 * @param limit how many the page holds at most
 * @param unheard nodes that do not answer: what they alone hold may be missing
 * @param items in the order of their names
 */
@Schema(name = "MediaList", description = "A page of the media list")
@JsonbPropertyOrder({"total", "offset", "limit", "unheard", "items"})
public record MediaListDocument(
    @Schema(required = true, description = "How many there are in all", examples = "1") int total,
    @Schema(required = true, description = "How many precede this page", examples = "0") int offset,
    @Schema(required = true, description = "How many it holds at most", examples = "100") int limit,
    @Schema(
            required = true,
            description =
                "Names of nodes that do not answer: what they alone hold may be missing or outdated")
        List<String> unheard,
    @Schema(required = true, description = "In the order of their names")
        List<MediaDocument> items) {
  public MediaListDocument {
    unheard = List.copyOf(unheard);
    items = List.copyOf(items);
  }
}
