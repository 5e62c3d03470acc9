package io.baton.management.node;

import io.baton.management.Description;
import io.baton.model.document.media.MediaDocument;
import java.util.List;

/** Media, for management tools. */
@Description("The media of this node")
public interface MediaMXBean {
  @Description("Pieces of media that can be streamed.")
  int getReady();

  @Description("Uploads waiting to be imported or being imported.")
  int getImportQueue();

  @Description("Bytes left for media.")
  long getFreeBytes();

  @Description(
      "Media and uploads of this node in the order of their names,"
          + " without URLs and without what other nodes have.")
  List<MediaDocument> list(
      @Description("what the names start with; empty for all") String prefix,
      @Description("how many to skip") int offset,
      @Description("how many to return, 1 to 1000") int limit);
}
