package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.media.ingest.tools.ToolSandbox;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.media.testing.TestTools;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled media tools in the sandbox. */
class SandboxedImportTest {
  @TempDir private Path directory;

  /** Where this machine allows no sandbox, a node that requires one does not start. */
  @Test
  void importsTheSameOrDoesNotStart() throws Exception {
    Path film = SampleMedia.H264_AAC.file(4);
    Map<String, String> required = Map.of("baton.media.sandbox", "required");
    if (ToolSandbox.of(TestTools.encoder()).obstacle(TestTools.encoder()).isPresent()) {
      assertThatThrownBy(() -> Importing.store(directory.resolve("box"), required).close())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("baton.media.sandbox=required");
      return;
    }
    try (FileMediaStore box = Importing.store(directory.resolve("box"), required);
        FileMediaStore open = Importing.store(directory.resolve("open"))) {
      assertThat(Importing.into(box, "film", film).description())
          .isEqualTo(Importing.into(open, "film", film).description());
    }
  }

  @Test
  void aNodeThatRequiresOneDoesNotStartWithToolsThatDoNotRunInIt() {
    Map<String, String> settings =
        Map.of(
            "baton.media.sandbox", "required",
            "baton.media.ffmpeg", "/nowhere/ffmpeg",
            "baton.media.ffprobe", "/nowhere/ffprobe");
    assertThatThrownBy(() -> Importing.store(directory, settings).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("baton.media.sandbox=required is not usable: expected ");
  }
}
