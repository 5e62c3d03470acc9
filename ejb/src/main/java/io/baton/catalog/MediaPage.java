package io.baton.catalog;

import java.util.List;

/**
 * A part of the catalog.
 *
 * @param total how many records there are that fit the query
 * @param records those of the page
 */
public record MediaPage(int total, List<MediaRecord> records) {
  public MediaPage {
    records = List.copyOf(records);
  }
}
