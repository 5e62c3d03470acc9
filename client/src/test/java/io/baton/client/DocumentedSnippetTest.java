package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/client.md says about the library is true of this library. */
class DocumentedSnippetTest {
  private static final Path PAGE = Path.of("..", "docs", "client.md");
  private static final Path PARENT = Path.of("..", "pom.xml");

  @TempDir private Path classes;

  private static String block(String language) throws Exception {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("a block of " + language).isTrue();
    return block.group(1);
  }

  @Test
  void theSnippetCompiles() throws Exception {
    String source = block("java");
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("memory:///UploadAndCheck.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    compiler
        .getTask(
            null,
            null,
            problems,
            List.of("-d", classes.toString(), "-proc:none"),
            null,
            List.of(file))
        .call();
    assertThat(problems.getDiagnostics()).isEmpty();
    assertThat(classes.resolve("UploadAndCheck.class")).isRegularFile();
  }

  @Test
  void theCoordinatesAreTheModules() throws Exception {
    String version =
        Files.readString(PARENT)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("<version>"))
            .findFirst()
            .orElseThrow();
    assertThat(block("xml"))
        .contains("<groupId>io.baton</groupId>", "<artifactId>baton-client</artifactId>", version);
  }
}
