package io.baton.catalog.journal;

import io.baton.connector.media.StagedUpload;
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

/**
 * What becomes of the latest upload of a name on a node. That one waits to be imported is written
 * for the other nodes; its own goes by the staging area.
 */
@Entity
@Table(name = "baton_upload")
public class Upload {
  private static final int MAX_REASON = 2000;

  /** Of node and path, because a path may be longer than what databases index. */
  @Id private String id;

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

  @SuppressWarnings("UnusedVariable") // of earlier versions, which count on it
  private int attempts;

  private Instant changed;

  /** For the persistence provider. */
  protected Upload() {}

  public Upload(String node, Outcome outcome) {
    this(node, outcome.path());
    record(outcome);
  }

  Upload(String node, StagedUpload upload) {
    this(node, upload.path());
    announce(upload);
  }

  private Upload(String node, MediaPath path) {
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

  /** The outcome of a new upload takes the place of the one before. */
  final void record(Outcome outcome) {
    take(outcome.upload());
    state = outcome.state();
    reason = outcome.reason().map(Upload::cut).orElse(null);
    changed = outcome.ended();
  }

  /** A new upload that waits to be imported takes the place of the one before. */
  final void announce(StagedUpload upload) {
    take(upload);
    state = MediaState.IMPORTING;
    reason = null;
    changed = upload.received();
  }

  private void take(StagedUpload upload) {
    stagedId = upload.id();
    uploadBytes = upload.sizeBytes();
    publisher = upload.publisher();
    attempts = 0;
  }

  private static String cut(String reason) {
    return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
  }

  public String node() {
    return node;
  }

  public MediaPath path() {
    return new MediaPath(path);
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
