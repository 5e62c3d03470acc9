package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whoever reads the documents in the release archive finds there what they name. */
class ReleaseArchiveTest {
  private static final Path ROOT = Path.of("..");
  private static final Path RELEASE = ROOT.resolve("release/src/main");

  /** {@code cluster.sh} makes it. */
  private static final String DATA = "cluster";

  /** A row of the table: a path of the source tree, and where it is in the archive. */
  private static final Pattern ROW =
      Pattern.compile("\\| `(?:java -jar )?([^`]+)` \\| `([^`]+)`.*");

  private static final Pattern NAMED =
      Pattern.compile("(?:wildfly-config|client/target)/[\\w./-]*\\w");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  private static List<MatchResult> table() throws IOException {
    return Files.readAllLines(RELEASE.resolve("README.md")).stream()
        .flatMap(line -> ROW.matcher(line).results())
        .toList();
  }

  @Test
  void pathsOfTheDocumentsAreInTheTable() throws IOException {
    List<String> known = table().stream().map(row -> row.group(1)).toList();

    assertThat(known).hasSizeGreaterThan(5);
    for (String page : List.of("install", "operate", "configure", "security", "client", "api")) {
      String text = Files.readString(ROOT.resolve("docs/" + page + ".md"));
      assertThat(NAMED.matcher(text).results().map(MatchResult::group))
          .as(page)
          .allMatch(path -> known.stream().anyMatch(path::startsWith));
    }
  }

  @Test
  void whatTheTableNamesIsInTheArchive() throws Exception {
    TreeSet<String> top = new TreeSet<>(contents());
    top.add(DATA);

    assertThat(top).contains("docs", "LICENSE", "lib");
    assertThat(table()).allSatisfy(row -> assertThat(top).contains(first(row.group(2))));
    for (MatchResult row : table()) {
      Path source = ROOT.resolve(row.group(1));
      assertThat(row.group(1).contains("/target/") || Files.exists(source))
          .as("%s", source)
          .isTrue();
    }
  }

  @Test
  void linksLeadIntoTheArchive() throws Exception {
    String text = Files.readString(RELEASE.resolve("README.md"));
    TreeSet<String> top = new TreeSet<>(contents());

    assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists())
        .allSatisfy(link -> assertThat(top).contains(first(link)));
  }

  private static String first(String path) {
    return Path.of(path).getName(0).toString();
  }

  /** Names at the top of the archive. */
  private static List<String> contents() throws Exception {
    Document assembly =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(RELEASE.resolve("assembly/release.xml").toFile());
    List<String> names = new ArrayList<>();
    for (Element set : elements(assembly.getElementsByTagName("fileSet"))) {
      String directory = text(set, "outputDirectory").findFirst().orElse("");
      Stream<String> paths = directory.isEmpty() ? text(set, "include") : Stream.of(directory);
      paths.map(ReleaseArchiveTest::first).forEach(names::add);
    }
    for (Element file : elements(assembly.getElementsByTagName("file"))) {
      String directory = text(file, "outputDirectory").findFirst().orElse("");
      names.add(
          directory.isEmpty()
              ? Path.of(text(file, "source").findFirst().orElseThrow()).getFileName().toString()
              : directory);
    }
    return names;
  }

  private static Stream<String> text(Element parent, String tag) {
    return elements(parent.getElementsByTagName(tag)).stream().map(Element::getTextContent);
  }

  private static List<Element> elements(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(i -> (Element) nodes.item(i))
        .toList();
  }
}
