package io.baton.catalog;

import io.baton.connector.StagedUpload;
import io.baton.model.media.MediaPath;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The latest upload of a name on a node, and what became of it. */
@Entity
@Table(name = "baton_upload")
public class Upload {
  private static final int MAX_REASON = 2000;

  /** Of node and path, because a path may be longer than what databases index. */
  @Id private String id;

  @SuppressWarnings("UnusedVariable") // for queries
  private String node;

  private String path;

  @Column(name = "staged_id")
  private String stagedId;

  @Enumerated(EnumType.STRING)
  private MediaState state;

  private String reason;
  private String publisher;

  @Column(name = "upload_bytes")
  private long uploadBytes;

  private int attempts;
  private Instant changed;

  /** For the persistence provider. */
  protected Upload() {}

  Upload(String node, MediaPath path) {
    this.id = id(node, path);
    this.node = node;
    this.path = path.value();
  }

  /** Key of the row of a name on a node: SHA-256 in hex. */
  static String id(String node, MediaPath path) {
    try {
      byte[] text = (node + "/" + path.value()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new upload takes the place of the one before. */
  void begin(StagedUpload staged, String by, Instant now) {
    stagedId = staged.id();
    uploadBytes = staged.sizeBytes();
    publisher = by;
    attempts = 0;
    enter(MediaState.IMPORTING, null, now);
  }

  void succeed(Instant now) {
    enter(MediaState.READY, null, now);
  }

  void reject(String why, Instant now) {
    enter(MediaState.REJECTED, why.length() > MAX_REASON ? why.substring(0, MAX_REASON) : why, now);
  }

  /** Counts a failed attempt and returns how many there were. */
  int fail() {
    attempts++;
    return attempts;
  }

  private void enter(MediaState next, String why, Instant now) {
    state = next;
    reason = why;
    changed = now;
  }

  /** Whether this is still the upload to be imported under its name. */
  boolean awaits(String staged) {
    return state == MediaState.IMPORTING && stagedId.equals(staged);
  }

  public MediaPath path() {
    return new MediaPath(path);
  }

  public String stagedId() {
    return stagedId;
  }

  public MediaState state() {
    return state;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public String publisher() {
    return publisher;
  }

  public long uploadBytes() {
    return uploadBytes;
  }

  public Instant changed() {
    return changed;
  }
}
