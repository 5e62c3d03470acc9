package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads that cannot be streamed: each is refused with its reason and leaves nothing behind. */
class RejectedUploadTest {
  @TempDir private Path directory;
  private FileMediaStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = Importing.store(directory.resolve("store"));
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertThat(store.list()).isEmpty();
    assertThat(store.staged()).isEmpty();
    store.close();
    for (String area : List.of("content", "names", "staging", "work")) {
      assertThat(directory.resolve("store").resolve(area)).isEmptyDirectory();
    }
  }

  @Test
  void emptyFile() throws IOException {
    assertRejected(file("empty.mp4", new byte[0]), "the file is empty");
  }

  @Test
  void textNamedLikeAFilm() throws IOException {
    assertRejected(
        file("film.mp4", "once upon a time\n".repeat(1000).getBytes(StandardCharsets.UTF_8)),
        "cannot be read as media: .*");
  }

  @Test
  void atomThatDeclaresFourGigabytes() throws IOException {
    byte[] head = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);
    byte[] atom = "\u00ff\u00ff\u00ff\u00ffmdat1234".getBytes(StandardCharsets.ISO_8859_1);
    Path file = file("atom.mp4", head);
    Files.write(file, atom, java.nio.file.StandardOpenOption.APPEND);
    assertRejected(file, "cannot be read as media: .*");
  }

  @ParameterizedTest
  @CsvSource({"H264_AAC, 0.6", "H264_AAC, 0.01", "H264_BFRAMES_OPUS, 0.6"})
  void truncatedFile(SampleMedia sample, double part) throws IOException {
    byte[] whole = Files.readAllBytes(sample.file(5));
    Path cut = file("cut", java.util.Arrays.copyOf(whole, (int) (whole.length * part)));
    assertRejected(cut, "(the file is truncated: .*|.*cannot be read as media: .*)");
  }

  @Test
  void truncatedFileWhoseHeadIsWhole() throws IOException {
    Path whole = directory.resolve("faststart.mp4");
    SampleMedia.run(
        List.of(
            "-i",
            SampleMedia.H264_AAC.file(5).toString(),
            "-c",
            "copy",
            "-movflags",
            "+faststart",
            whole.toString()));
    byte[] octets = Files.readAllBytes(whole);
    Path cut = file("cut", java.util.Arrays.copyOf(octets, octets.length / 2));
    assertRejected(cut, "(the file is truncated: .*|.*cannot be read as media: .*)");
  }

  @Test
  void codecWithoutPayloadFormat() throws IOException {
    assertRejected(
        SampleMedia.MPEG2.file(2),
        "track 0 is mpeg2video, which has no supported RTP payload format: re-encode it, e\\.g\\."
            + " ffmpeg -i IN -c:v libx264 -c:a copy OUT\\.mp4");
  }

  @Test
  void playlistThatNamesAnotherFile() throws IOException {
    String playlist =
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://%s\n#EXT-X-ENDLIST\n"
            .formatted(SampleMedia.H264_AAC.file(5));
    assertRejected(
        file("list.m3u8", playlist.getBytes(StandardCharsets.UTF_8)),
        "cannot be read as media: .*");
  }

  @Test
  void concatenationScriptThatNamesAnotherFile() throws IOException {
    String script = "ffconcat version 1.0\nfile '%s'\n".formatted(SampleMedia.H264_AAC.file(5));
    assertRejected(
        file("list.ffconcat", script.getBytes(StandardCharsets.UTF_8)),
        "cannot be read as media: .*");
  }

  @Test
  void subtitlesAlone() throws IOException {
    Path subtitles =
        file(
            "in.srt", "1\n00:00:00,000 --> 00:00:01,000\nHello\n".getBytes(StandardCharsets.UTF_8));
    Path file = directory.resolve("subtitles.mkv");
    SampleMedia.run(List.of("-i", subtitles.toString(), file.toString()));
    assertRejected(file, "the file has neither a video nor an audio track");
  }

  private void assertRejected(Path file, String reason) throws IOException {
    assertThatThrownBy(() -> Importing.into(store, "films/film.mp4", file))
        .isInstanceOf(MediaRejectedException.class)
        .message()
        .doesNotContain(directory.toString(), "upload")
        .matches("(?s).*" + reason);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }
}
