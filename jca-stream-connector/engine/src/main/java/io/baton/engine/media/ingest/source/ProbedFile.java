package io.baton.engine.media.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.CodecParameters;
import io.baton.engine.media.codec.DisplayOrientation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffprobe says of a file.
 *
 * @param format names of the container format, separated by commas
 * @param seconds playing time as the file declares it, 0 if it does not
 * @param title what it calls itself, or empty
 * @param chapters number of chapters
 * @param streams all its streams, in order
 */
public record ProbedFile(
    String format, double seconds, String title, int chapters, List<ProbedStream> streams) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DUMP_OFFSET_CHARS = "00000000: ".length();
  private static final int DUMP_HEX_CHARS = 40;

  /** What stands for the codec where samples are encrypted: MPEG's common encryption, iTunes'. */
  private static final Set<String> ENCRYPTED_TAGS =
      Set.of("encv", "enca", "encs", "enct", "drms", "drmi", "drmt");

  private static final Pattern MATRIX =
      Pattern.compile("0+:\\s+(-?\\d+)\\s+(-?\\d+)\\s+-?\\d+\\s+0+1:\\s+(-?\\d+)\\s+(-?\\d+)\\s");

  private static final Pattern CLOCK_TIME =
      Pattern.compile("(\\d{1,6}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");
  private static final int SECONDS_PER_MINUTE = 60;

  public ProbedFile {
    streams = List.copyOf(streams);
  }

  /**
   * Parses the output of {@code ffprobe -show_streams -show_format -show_chapters -show_data -of
   * json}.
   *
   * @throws MediaRejectedException if it is not such output
   */
  public static ProbedFile parse(String json) throws MediaRejectedException {
    try {
      JsonNode root = JSON.readTree(json);
      List<ProbedStream> streams = new ArrayList<>();
      for (JsonNode stream : root.path("streams")) {
        streams.add(stream(stream));
      }
      JsonNode format = root.path("format");
      return new ProbedFile(
          format.path("format_name").asText(""),
          format.path("duration").asDouble(0),
          FileText.line(tag(format, "title")),
          root.path("chapters").size(),
          streams);
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new MediaRejectedException("the file cannot be described", e);
    }
  }

  private static ProbedStream stream(JsonNode stream) {
    JsonNode disposition = stream.path("disposition");
    return new ProbedStream(
        stream.path("index").asInt(),
        stream.path("codec_type").asText(""),
        disposition.path("attached_pic").asInt() != 0,
        new CodecParameters(
            stream.path("codec_name").asText("unknown"),
            hexOf(stream.path("extradata").asText("")),
            stream.path("sample_rate").asInt(),
            stream.path("channels").asInt()),
        Ratio.parse(stream.path("time_base").asText("")),
        stream.path("width").asInt(),
        stream.path("height").asInt(),
        Ratio.parse(stream.path("avg_frame_rate").asText("")),
        FileText.language(tag(stream, "language")),
        FileText.line(tag(stream, "title")),
        seconds(stream),
        stream.path("has_b_frames").asInt() > 0,
        isEncrypted(stream),
        Ratio.parse(stream.path("sample_aspect_ratio").asText("").replace(':', '/')),
        orientation(stream));
  }

  /**
   * From the dump of a transformation matrix of three rows such as {@code 00000000: 0 -65536 0}.
   */
  private static Optional<DisplayOrientation> orientation(JsonNode stream) {
    for (JsonNode data : stream.path("side_data_list")) {
      Matcher matrix = MATRIX.matcher(data.path("displaymatrix").asText(""));
      if (matrix.find()) {
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
          values[i] = Double.parseDouble(matrix.group(i + 1));
        }
        return DisplayOrientation.of(values[0], values[1], values[2], values[3]);
      }
    }
    return Optional.empty();
  }

  /** A tag, whatever the case of its name. */
  private static String tag(JsonNode node, String name) {
    for (Map.Entry<String, JsonNode> tag : node.path("tags").properties()) {
      if (tag.getKey().equalsIgnoreCase(name)) {
        return tag.getValue().asText("");
      }
    }
    return "";
  }

  /** Matroska has no field for the playing time of a track, but a tag. */
  private static double seconds(JsonNode stream) {
    Matcher matcher = CLOCK_TIME.matcher(tag(stream, "DURATION"));
    if (!matcher.matches()) {
      return stream.path("duration").asDouble(0);
    }
    long minutes =
        Long.parseLong(matcher.group(1)) * SECONDS_PER_MINUTE + Long.parseLong(matcher.group(2));
    return minutes * SECONDS_PER_MINUTE + Double.parseDouble(matcher.group(3));
  }

  /** WebM's common encryption names the key. */
  private static boolean isEncrypted(JsonNode stream) {
    return ENCRYPTED_TAGS.contains(stream.path("codec_tag_string").asText(""))
        || !tag(stream, "enc_key_id").isEmpty();
  }

  /** The hex digits of a dump of lines such as {@code 00000000: 0142 c014 ffe1 .B....}. */
  private static String hexOf(String dump) {
    StringBuilder hex = new StringBuilder();
    for (String line : dump.lines().toList()) {
      if (line.length() > DUMP_OFFSET_CHARS) {
        int end = Math.min(line.length(), DUMP_OFFSET_CHARS + DUMP_HEX_CHARS);
        hex.append(line.substring(DUMP_OFFSET_CHARS, end).replace(" ", ""));
      }
    }
    return hex.toString();
  }

  /** Whether the container is one of these. */
  public boolean isFormat(String... names) {
    List<String> own = List.of(format.split(","));
    for (String name : names) {
      if (own.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
