package io.baton.document;

import io.baton.catalog.MediaRecord;
import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.MediaState;
import io.baton.location.content.LocatedCopy;
import io.baton.metrics.Seconds;
import io.baton.model.document.media.ContentDocument;
import io.baton.model.document.media.CopyDocument;
import io.baton.model.document.media.LeftOutTrackDocument;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.media.TrackDocument;
import io.baton.model.document.media.UploadDocument;
import io.baton.model.media.ContentId;
import io.baton.model.media.LeftOutTrack;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.TrackDescription;
import io.baton.overview.Elsewhere;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Documents of media. */
public final class MediaDocuments {
  private MediaDocuments() {}

  /**
   * Of what this node has, and what others have.
   *
   * @param self name of this node
   * @param url where the media is played if there is any; empty if that is not known
   */
  public static MediaDocument of(
      MediaRecord media, Elsewhere elsewhere, String self, Optional<URI> url) {
    Optional<String> content =
        media.description().map(MediaDescription::content).map(ContentId::sha256);
    return new MediaDocument(
        media.path().value(),
        Texts.word(media.state()),
        Optional.of(media.progress()).filter(done -> media.state() == MediaState.IMPORTING),
        media.reason(),
        Texts.present(media.publisher()),
        Optional.of(media.uploadBytes()),
        Optional.of(media.changed()),
        url.filter(any -> content.isPresent() || !elsewhere.copies().isEmpty()),
        media.description().map(MediaDocuments::content),
        Texts.present(media.origin()),
        nodes(content.stream().map(any -> self), elsewhere.copies()),
        copies(elsewhere, content),
        uploads(elsewhere));
  }

  /** Of what others have under a name, if this node has nothing. */
  public static MediaDocument elsewhere(String path, Elsewhere elsewhere, Optional<URI> url) {
    return new MediaDocument(
        path,
        Texts.word(elsewhere.state()),
        Optional.empty(),
        elsewhere.reason(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        url.filter(any -> !elsewhere.copies().isEmpty()),
        Optional.empty(),
        Optional.empty(),
        nodes(Stream.empty(), elsewhere.copies()),
        copies(elsewhere, Optional.empty()),
        uploads(elsewhere));
  }

  private static List<String> nodes(Stream<String> self, List<LocatedCopy> elsewhere) {
    return Stream.concat(self, elsewhere.stream().map(LocatedCopy::node))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<CopyDocument> copies(Elsewhere elsewhere, Optional<String> own) {
    return elsewhere.copies().stream().map(copy -> copy(copy, own)).toList();
  }

  private static List<UploadDocument> uploads(Elsewhere elsewhere) {
    return elsewhere.uploads().stream().map(MediaDocuments::upload).toList();
  }

  private static ContentDocument content(MediaDescription description) {
    return new ContentDocument(
        description.content().sha256(),
        description.sourceSha256(),
        Texts.present(description.title()),
        Seconds.of(description.duration()),
        description.sizeBytes(),
        description.bitrate(),
        description.tracks().stream().map(MediaDocuments::track).toList(),
        description.leftOut().stream().map(MediaDocuments::leftOut).toList());
  }

  private static TrackDocument track(TrackDescription track) {
    return new TrackDocument(
        track.index(),
        Texts.word(track.kind()),
        track.codec(),
        track.clockRate(),
        Seconds.of(track.duration()),
        track.bitrate(),
        track.packets(),
        positive(track.width()),
        positive(track.height()),
        Optional.of(track.frameRate()).filter(rate -> rate > 0),
        positive(track.channels()),
        positive(track.sampleRate()),
        Texts.present(track.language()),
        Texts.present(track.title()),
        Texts.present(track.transcodedFrom()));
  }

  private static Optional<Integer> positive(int value) {
    return Optional.of(value).filter(number -> number > 0);
  }

  private static LeftOutTrackDocument leftOut(LeftOutTrack track) {
    return new LeftOutTrackDocument(
        track.type(),
        Texts.present(track.codec()),
        Texts.present(track.language()),
        Texts.present(track.title()),
        track.reason());
  }

  /**
   * A copy on another node.
   *
   * @param own SHA-256 of what this node has, if anything
   */
  private static CopyDocument copy(LocatedCopy copy, Optional<String> own) {
    String content = copy.copy().content();
    return new CopyDocument(
        copy.node(),
        content,
        Seconds.of(Duration.ofMillis(copy.copy().durationMillis())),
        copy.copy().bitrate(),
        copy.copy().codecs(),
        own.map(content::equals),
        copy.copy().cached());
  }

  private static UploadDocument upload(UploadElsewhere upload) {
    return new UploadDocument(upload.node(), Texts.word(upload.state()), upload.reason());
  }
}
