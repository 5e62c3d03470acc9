package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Sessions as the server lists them.
 *
 * @param items oldest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SessionPage(List<SessionItem> items) {
  public SessionPage {
    items = List.copyOf(items);
  }
}
