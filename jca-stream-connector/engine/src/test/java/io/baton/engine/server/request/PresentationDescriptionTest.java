package io.baton.engine.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationDescriptionTest {
  @ParameterizedTest
  @CsvSource({"Der Film, s=Der Film", "'', s=a.mkv"})
  void sessionIsNamedLikeTheFilmElseLikeItsFile(String title, String line) {
    Content film = SyntheticTrack.content(9, SyntheticTrack.audio());
    MediaDescription untitled = film.description();
    MediaDescription titled =
        new MediaDescription(
            untitled.content(),
            untitled.sourceSha256(),
            untitled.duration(),
            untitled.sizeBytes(),
            untitled.bitrate(),
            untitled.tracks(),
            title,
            List.of());
    String sdp =
        PresentationDescription.of(
            new MediaPath("films/a.mkv"),
            new Content(titled, film.tracks(), film.peakBits()),
            InetAddress.getLoopbackAddress());
    assertThat(sdp.lines()).contains(line);
  }
}
