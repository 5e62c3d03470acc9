package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoding times that stand still or step back are mended. */
class BrokenTimesTest {
  private static final int FLV_HEADER = 13;

  @TempDir private Path directory;
  private Films films;

  @BeforeEach
  void makeFilms() {
    films = new Films(directory);
  }

  private List<Long> millis(Path film, int track) throws Exception {
    Content content = Importing.content(directory.resolve("store"), film);
    TrackIndex index = content.tracks().get(track);
    List<Long> times = new ArrayList<>();
    for (int packet = 0; packet < index.packets(); packet = index.nextUnit(packet)) {
      times.add(index.presentationTime(packet) * 1000 / index.format().clockRate());
    }
    return times;
  }

  @Test
  void recordingsPutOneBehindTheOtherFollowOneAnother() throws Exception {
    Path part = films.make("part.flv", "-i " + films.base() + " -c copy");
    Path film = films.join("film.flv", FLV_HEADER, part, part, part);
    List<Long> pictures = millis(film, 0);
    assertThat(pictures).hasSize(3 * 150);
    for (int i = 1; i < pictures.size(); i++) {
      assertThat(pictures.get(i) - pictures.get(i - 1)).isBetween(38L, 110L);
    }
    assertThat(pictures.get(449)).isBetween(17_900L, 18_200L);
  }

  /** Sound and pictures are moved by the same time. */
  @Test
  void joinedRecordingsStayInStep() throws Exception {
    Path part = films.make("part.flv", "-i " + films.base() + " -c copy");
    Path film = films.join("film.flv", FLV_HEADER, part, part);
    List<Long> sound = millis(film, 1);
    assertThat(sound.get(sound.size() - 1)).isBetween(11_850L, 12_150L);
  }

  /** A recorder that gives every tenth sample the duration 0, and the one before twice as much. */
  @Test
  void samplesWithoutDurationArePutBetweenTheirNeighbours() throws Exception {
    Path film = films.make("film.mp4", "-i %s -an -c copy".formatted(films.base()));
    changeDurations(film, 150, sample -> sample % 10 == 4 ? 1024 : sample % 10 == 5 ? 0 : 512);
    List<Long> pictures = millis(film, 0);
    assertThat(pictures).hasSize(150).doesNotHaveDuplicates().isSorted();
    assertThat(pictures.get(149)).isEqualTo(5960);
  }

  @Test
  void samplesWithoutAnyDurationAreSpreadOverTheFilm() throws Exception {
    Path film = films.make("film.mp4", "-i %s -an -c copy".formatted(films.base()));
    changeDurations(film, 150, sample -> 0);
    List<Long> pictures = millis(film, 0);
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(pictures.get(i)).isEqualTo(i * 40L);
    }
  }

  /** Sound, too: here both tracks are without durations. */
  @Test
  void allTracksWithoutAnyDurationAreSpreadAlike() throws Exception {
    Path film = films.make("film.mp4", "-i %s -c copy".formatted(films.base()));
    byte[] octets = Files.readAllBytes(film);
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    for (int table = text.indexOf("stts"); table >= 0; table = text.indexOf("stts", table + 1)) {
      ByteBuffer entries = ByteBuffer.wrap(octets);
      for (int entry = 0; entry < entries.getInt(table + 8); entry++) {
        entries.putInt(table + 16 + 8 * entry, 0);
      }
    }
    Files.write(film, octets);
    List<Long> pictures = millis(film, 0);
    assertThat(pictures.get(pictures.size() - 1)).isBetween(5900L, 6100L);
    List<Long> sound = millis(film, 1);
    assertThat(sound.get(sound.size() - 1)).isBetween(5700L, 6100L);
  }

  /** Rewrites the table of sample durations (stts); it lies in the last track box of the file. */
  private static void changeDurations(Path film, int samples, IntUnaryOperator duration)
      throws IOException {
    byte[] file = Files.readAllBytes(film);
    int stts = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("stts") - 4;
    int size = ByteBuffer.wrap(file).getInt(stts);
    int grown = 16 + 8 * samples - size;
    ByteBuffer changed = ByteBuffer.allocate(file.length + grown);
    changed.put(file, 0, stts).putInt(size + grown).put("stts".getBytes(StandardCharsets.UTF_8));
    changed.putInt(0).putInt(samples);
    for (int sample = 0; sample < samples; sample++) {
      changed.putInt(1).putInt(duration.applyAsInt(sample));
    }
    changed.put(file, stts + size, file.length - stts - size);
    for (String box : List.of("stbl", "minf", "mdia", "trak", "moov")) {
      int at = new String(file, 0, stts, StandardCharsets.ISO_8859_1).lastIndexOf(box) - 4;
      changed.putInt(at, changed.getInt(at) + grown);
    }
    Files.write(film, changed.array());
  }
}
