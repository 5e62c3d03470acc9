package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parameter sets that change within a film reach decoders before the first picture that they are
 * for.
 */
class ParameterSetsTest {
  private static final int SPS = 7;
  private static final int PPS = 8;
  private static final int IDR = 5;
  private static final int FLV_HEADER = 13;

  @TempDir private Path directory;

  private Path part(Films films, String name, String encoder) throws Exception {
    return films.make(
        name, "-f lavfi -i testsrc2=size=320x180:rate=25 -t 2 -g 25 -bf 0 -c:v libx264 " + encoder);
  }

  @Test
  void changedSetsComeBeforeTheKeyFrame() throws Exception {
    Films films = new Films(directory);
    Path film =
        films.join(
            "film.flv",
            FLV_HEADER,
            part(films, "a.flv", "-preset ultrafast"),
            part(films, "b.flv", "-profile:v high -preset medium -refs 4"));
    assertThat(typesOfKeyFrames(film))
        .hasSize(4)
        .allMatch(types -> types.containsAll(List.of(SPS, PPS)));
  }

  /** Broadcasts have them in the stream, and keep them there. */
  @Test
  void setsInTheStreamStayThere() throws Exception {
    Films films = new Films(directory);
    Path film =
        films.join(
            "film.ts",
            0,
            part(films, "a.ts", "-preset ultrafast"),
            part(films, "b.ts", "-profile:v high -preset medium -refs 4"));
    assertThat(typesOfKeyFrames(film))
        .hasSize(4)
        .allMatch(types -> types.containsAll(List.of(SPS, PPS)));
  }

  private List<List<Integer>> typesOfKeyFrames(Path film) throws Exception {
    TrackIndex index = Importing.content(directory.resolve("store"), film).tracks().get(0);
    return Depacketizer.units(index).stream()
        .map(ParameterSetsTest::types)
        .filter(types -> types.contains(IDR))
        .toList();
  }

  private static List<Integer> types(byte[] unit) {
    List<Integer> types = new ArrayList<>();
    java.nio.ByteBuffer nals = java.nio.ByteBuffer.wrap(unit);
    while (nals.hasRemaining()) {
      int length = nals.getInt();
      types.add(nals.get(nals.position()) & 0x1f);
      nals.position(nals.position() + length);
    }
    return types;
  }
}
