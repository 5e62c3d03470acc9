package io.baton.client.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that are as wide as what is in them, for terminals and for eyes. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * A table.
   *
   * @param headings of the columns; those that start with {@code >} are aligned to the right
   */
  public TextTable(String... headings) {
    right = new boolean[headings.length];
    List<String> titles = new ArrayList<>();
    for (int column = 0; column < headings.length; column++) {
      right[column] = headings[column].startsWith(">");
      titles.add(right[column] ? headings[column].substring(1) : headings[column]);
    }
    rows.add(titles);
  }

  /** Adds a row, a cell a column. */
  public void add(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException("expected " + right.length + " cells");
    }
    rows.add(Arrays.asList(cells));
  }

  /** The heading and the rows, without trailing space. */
  public List<String> lines() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int column = 0; column < right.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < right.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      line.append(column == 0 ? "" : GAP)
          .append(right[column] ? padding : "")
          .append(row.get(column))
          .append(right[column] ? "" : padding);
    }
    return line.toString().stripTrailing();
  }
}
