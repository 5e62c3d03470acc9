package io.baton.engine.piece.server;

import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request is for: the path of its URI. */
sealed interface Target {
  Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** {@code /}: nothing, but who asks for it gets to know whether this node takes it for one. */
  record Root() implements Target {
    @Override
    public Set<HttpMethod> methods() {
      return READ;
    }
  }

  /** {@code /promises}: what this node has promised to supply. */
  record PromiseList() implements Target {
    @Override
    public Set<HttpMethod> methods() {
      return Set.of(HttpMethod.PUT);
    }
  }

  /** {@code /reports}: damaged pieces that others have received. */
  record Reports() implements Target {
    @Override
    public Set<HttpMethod> methods() {
      return Set.of(HttpMethod.POST);
    }
  }

  /** What is in the files of content. */
  sealed interface Stored extends Target {
    /** Whose it is. */
    ContentId content();

    @Override
    default Set<HttpMethod> methods() {
      return READ;
    }
  }

  /** {@code /content/ID/PART}: a file. */
  record File(ContentId content, Part part) implements Stored {
    private static final Pattern FORM = Pattern.compile("/content/([0-9a-f]{64})/([a-z]{1,16})");

    private static Optional<Target> parse(String uri) {
      Matcher matcher = FORM.matcher(uri);
      return matcher.matches()
          ? Part.of(matcher.group(2)).map(part -> new File(new ContentId(matcher.group(1)), part))
          : Optional.empty();
    }
  }

  /** {@code /content/ID/index/NUMBER}: a piece of the index. */
  record IndexPiece(ContentId content, int number) implements Stored {
    private static final Pattern FORM =
        Pattern.compile("/content/([0-9a-f]{64})/index/(0|[1-9]\\d{0,8})");

    private static Optional<Target> parse(String uri) {
      Matcher matcher = FORM.matcher(uri);
      return matcher.matches()
          ? Optional.of(
              new IndexPiece(new ContentId(matcher.group(1)), Integer.parseInt(matcher.group(2))))
          : Optional.empty();
    }
  }

  /** What it can be asked for by. */
  Set<HttpMethod> methods();

  /** Reads a URI; empty if there is nothing under it. */
  static Optional<Target> parse(String uri) {
    return switch (uri) {
      case "/" -> Optional.of(new Root());
      case "/promises" -> Optional.of(new PromiseList());
      case "/reports" -> Optional.of(new Reports());
      default -> File.parse(uri).or(() -> IndexPiece.parse(uri));
    };
  }
}
