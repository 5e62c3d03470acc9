package io.baton.engine.media.ingest.remux;

import io.baton.engine.media.ingest.remux.RemuxPlan.PlannedTrack;
import io.baton.engine.media.ingest.source.Head;
import io.baton.engine.media.ingest.source.SourcePacket;
import io.baton.engine.media.ingest.tools.MediaTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of the media tools. Inputs are local files in one of the listed containers, so
 * that no playlist or script inside an upload can make a tool read anything else.
 */
public record ToolCommands(MediaTools tools) {
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,asf,ogg,mp3,wav,w64,aac,"
          + "loas,ac3,eac3,flac,h264,hevc,m4v,au,caf,aiff,nut,mxf,gxf,ivf,rm,dv,amr";

  private static final List<String> INPUT_LIMITS =
      List.of("-protocol_whitelist", "file", "-format_whitelist", CONTAINERS);

  /** Describes the container and its streams as JSON. */
  public List<String> describe(Path file) {
    List<String> command = probe();
    command.addAll(
        List.of("-show_streams", "-show_format", "-show_chapters", "-show_data", "-of", "json"));
    command.add(url(file));
    return command;
  }

  /** Lists the packets of an upload, see {@link SourcePacket}. */
  public List<String> survey(Path file) {
    List<String> command = probe();
    command.addAll(SourcePacket.FFPROBE_OPTIONS);
    command.add(url(file));
    return command;
  }

  /** Lists the packets of all streams, see {@link ListedPacket}. */
  public List<String> listPackets(Path file) {
    return listPackets(file, List.of());
  }

  /** Lists those of one stream. */
  public List<String> listPackets(Path file, int stream) {
    return listPackets(file, List.of("-select_streams", Integer.toString(stream)));
  }

  private List<String> listPackets(Path file, List<String> selection) {
    List<String> command = probe();
    command.addAll(selection);
    command.addAll(ListedPacket.FFPROBE_OPTIONS);
    command.add(url(file));
    return command;
  }

  private List<String> probe() {
    List<String> command =
        new ArrayList<>(List.of(tools.ffprobe().toString(), "-hide_banner", "-v", "error"));
    command.addAll(INPUT_LIMITS);
    return command;
  }

  /**
   * Makes a canonical file: nothing in it depends on when or where it was made. Video keeps time in
   * ticks of the RTP clock. Progress goes to the standard output.
   */
  public List<String> remux(Path source, Path target, RemuxPlan plan) {
    List<String> command =
        new ArrayList<>(
            List.of(tools.ffmpeg().toString(), "-nostdin", "-hide_banner", "-v", "error"));
    command.addAll(List.of("-nostats", "-stats_period", "0.1", "-progress", "pipe:1"));
    if (plan.strict()) {
      command.add("-xerror");
    }
    command.addAll(INPUT_LIMITS);
    if (!plan.heads().isEmpty()) {
      // What is encoded again is to be turned by players like the rest of its track.
      command.add("-noautorotate");
    }
    command.addAll(List.of("-fflags", "+genpts", "-i", url(source)));
    for (PlannedTrack track : plan.tracks()) {
      command.addAll(List.of("-map", "0:" + track.source().index()));
    }
    for (Head head : plan.heads()) {
      command.addAll(List.of("-map", "0:" + head.source().index()));
    }
    command.addAll(List.of("-c", "copy", "-map_chapters", "-1", "-fflags", "+bitexact"));
    command.addAll(plan.options());
    if (plan.needsUnofficialCodecs()) {
      command.addAll(List.of("-strict", "unofficial"));
    }
    command.addAll(List.of("-video_track_timescale", "90000", "-write_tmcd", "0"));
    command.addAll(List.of("-movflags", "+faststart", "-f", plan.container()));
    command.add(url(target));
    return command;
  }

  private static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }
}
