package io.baton.engine.config;

/**
 * Every setting of the engine: its name as a system property, its default, and what it means. The
 * table in docs/configure.md is checked against this list.
 */
public enum EngineSetting {
  RTSP_HOST("baton.rtsp.host", "0.0.0.0", "Address that RTSP, RTP and RTCP are bound to."),
  RTSP_PORT("baton.rtsp.port", "8554", "TCP port of RTSP; 0 picks a free one."),
  RTSPS_PORT("baton.rtsps.port", "0", "TCP port of RTSP over TLS; 0 turns it off."),
  RTSPS_KEYSTORE("baton.rtsps.keystore", "", "PKCS#12 file with the key of RTSP over TLS."),
  RTSPS_KEYSTORE_PASSWORD("baton.rtsps.keystore.password", "", "Password of that file."),
  RTSPS_KEYSTORE_PASSWORD_FILE(
      "baton.rtsps.keystore.password.file",
      "",
      "File whose first line is that password; it comes before the password itself."),
  RTP_PORT("baton.rtp.port", "6970", "Even UDP port of RTP, RTCP one above; 0 picks a free pair."),
  REALM("baton.rtsp.realm", "ApplicationRealm", "Realm of digest authentication."),
  ANONYMOUS("baton.rtsp.anonymous", "false", "Whether anyone may view without authentication."),
  QOP_REQUIRED(
      "baton.rtsp.digest.qop.required",
      "false",
      "Whether players must count their use of a nonce (qop=auth); GStreamer and live555, so VLC"
          + " too, cannot. Without it a nonce is good on the connection it was issued on alone."),
  LOGIN_DELAY(
      "baton.login.max.delay",
      "30",
      "Seconds that a password waits at most to be looked at after wrong ones of the same user from"
          + " the same address, over HTTP and RTSP; 0 to 600, and with 0 none waits."),
  SESSION_TIMEOUT(
      "baton.rtsp.session.timeout",
      "60",
      "Seconds without a sign of life (RTSP or RTCP) after which a session ends; 5 to 3600."),
  MAX_CONNECTIONS(
      "baton.rtsp.max.connections", "10000", "RTSP connections open at once; more are refused."),
  MAX_CONNECTIONS_PER_CLIENT(
      "baton.rtsp.max.connections.per.client",
      "1000",
      "RTSP connections open at once from one address, or one network /64 of IPv6; nodes of the"
          + " cluster that act for clients do not count."),
  MAX_STRANGERS(
      "baton.rtsp.max.strangers",
      "1000",
      "RTSP connections open at once without a user or a session; of more, the oldest idle ones"
          + " give way."),
  MAX_STRANGERS_PER_CLIENT(
      "baton.rtsp.max.strangers.per.client", "250", "The same, from one address."),
  IDLE_TIMEOUT(
      "baton.rtsp.idle.timeout",
      "60",
      "Seconds after which a connection without a session and without requests is closed."),
  MAX_HEADER("baton.rtsp.max.header", "8192", "Largest RTSP request head in bytes; 512 to 65536."),
  MAX_BODY("baton.rtsp.max.body", "16384", "Largest RTSP request body in bytes; 0 to 1048576."),
  MAX_PENDING(
      "baton.rtsp.max.pending",
      "256",
      "Requests waiting for a decision at once; more are answered 503."),
  DECISION_TIMEOUT(
      "baton.rtsp.decision.timeout", "5", "Seconds a decision may take before 503; 1 to 60."),
  OFP_HOST("baton.ofp.host", "0.0.0.0", "Address that OFP is bound to, and sent from."),
  OFP_PORT("baton.ofp.port", "5683", "UDP port of OFP; 0 picks a free one."),
  OFPS_PORT(
      "baton.ofps.port",
      "5684",
      "UDP port of OFP over DTLS, which is on if there is a key; 0 picks a free one."),
  OFP_PSK_FILE(
      "baton.ofp.psk.file",
      "",
      "File with the key that the nodes share, 16 to 64 printable characters; with a key, nodes"
          + " talk DTLS among themselves."),
  OFP_PSK("baton.ofp.psk", "", "The key itself; a file keeps it out of the list of processes."),
  OFP_PSK_IDENTITY("baton.ofp.psk.identity", "baton", "Name of that key, 1 to 64 bytes."),
  OFP_TRUST_ADDRESSES(
      "baton.ofp.trust.addresses",
      "false",
      "Whether nodes that share no key know each other by their addresses, which every program on"
          + " them has and others may forge; otherwise a node without a key takes nothing from"
          + " other nodes."),
  PIECES_HOST("baton.pieces.host", "0.0.0.0", "Address that pieces are served on."),
  PIECES_PORT(
      "baton.pieces.port",
      "8555",
      "TCP port where other nodes fetch pieces of content; 0 picks a free one."),
  PIECES_TLS(
      "baton.pieces.tls",
      "false",
      "Whether pieces go over TLS, the same on every node, with the key of RTSP over TLS. A node"
          + " trusts the certificates in the chain of its own key, and those that they issued."),
  PIECES_MAX_CONNECTIONS(
      "baton.pieces.max.connections",
      "512",
      "Connections of other nodes for pieces open at once; more are refused."),
  PIECES_MAX_CONNECTIONS_PER_CLIENT(
      "baton.pieces.max.connections.per.client",
      "128",
      "The same, from one address, or one network /64 of IPv6."),
  SUPPLY_LEAD(
      "baton.supply.lead",
      "4",
      "Seconds that pieces of other nodes are fetched ahead of a viewer; 1 to 60."),
  SUPPLY_LEAD_MAX(
      "baton.supply.lead.max",
      "16",
      "MiB of pieces at most that are held for that, of one session; 4 to 1024."),
  SUPPLY_PATIENCE(
      "baton.supply.patience",
      "250",
      "Milliseconds without a byte after which a piece is asked of another node as well, sooner when"
          + " a viewer would have to wait; 20 to 5000."),
  SUPPLY_GRACE(
      "baton.supply.grace",
      "15",
      "Seconds that a stream waits for a piece that no node sends before it ends; 1 to 300."),
  SUPPLY_CACHE(
      "baton.supply.cache",
      "512",
      "MiB of pieces of other nodes that are kept, taken as they are needed; 32 to 1048576."),
  SUPPLY_CACHE_DIRECTORY(
      "baton.supply.cache.directory",
      "",
      "Directory for the file that holds them; empty means the media store's. A file system in memory"
          + " (tmpfs) spares the disk."),
  SUPPLY_ADOPT(
      "baton.supply.adopt",
      "false",
      "Whether this node keeps films of other nodes that it has streamed, as cached copies in its"
          + " media store."),
  SUPPLY_ADOPT_MAX(
      "baton.supply.adopt.max",
      "10240",
      "MiB of all cached copies at most; older ones give way; 64 to 1073741824."),
  RTP_SERVICE_ADDRESS(
      "baton.rtp.service.address",
      "",
      "Address that media of direct sessions is sent from, the same on every node; empty means each"
          + " node's own."),
  LOOPS("baton.engine.loops", "0", "Event loops; 0 means one a core."),
  TICK("baton.engine.tick", "8", "Milliseconds between two rounds of sending; 1 to 20."),
  HEADROOM(
      "baton.engine.headroom",
      "2",
      "Times its share of baton.admission.max.bandwidth that an event loop sends at most in a"
          + " moment; what many streams have due at once beyond that follows in the next rounds;"
          + " 1.1 to 100."),
  REQUEST_SHARE(
      "baton.rtsp.request.share",
      "0.5",
      "Part of an event loop's time that RTSP requests take at most, all connections together; what"
          + " is asked beyond that is answered in the next rounds; 0.05 to 1."),
  LOOP_STALL(
      "baton.engine.stall",
      "10",
      "Seconds without an answer of an event loop after which it counts as stalled: the node is not ready, and the loop's sessions are ended; 2 to 300."),
  DATAGRAMS(
      "baton.engine.datagrams",
      "auto",
      "How UDP is sent: auto, gso, sendmmsg or nio. auto takes the best that the kernel has."),
  MAX_SESSIONS(
      "baton.admission.max.sessions",
      "5000",
      "Sessions and promises to supply other nodes at once; more are refused 453."),
  MAX_SESSIONS_PER_USER(
      "baton.admission.max.sessions.per.user",
      "1000",
      "Sessions of one user, with what is held for streams to come; anonymous ones count by"
          + " address."),
  MAX_SESSIONS_PER_CLIENT(
      "baton.admission.max.sessions.per.client",
      "1000",
      "The same of one address, or one network /64 of IPv6."),
  MAX_PREPARED(
      "baton.admission.max.prepared",
      "250",
      "Of the sessions of one user, and of one address, those that have not played."),
  PREPARED_TIMEOUT(
      "baton.rtsp.prepared.timeout",
      "15",
      "Seconds after the first SETUP in which a session has to PLAY, or it ends; 2 to 3600."),
  MAX_BANDWIDTH(
      "baton.admission.max.bandwidth",
      "8000000000",
      "Bits a second promised to sessions and to nodes that are supplied; more are refused 453."),
  MAX_CPU(
      "baton.admission.max.cpu",
      "0.90",
      "Part of the machine's processors that streams and supply may use, mean of ten seconds, above"
          + " which no further session is admitted; 0.05 to 1, and with 1 they do not count. What"
          + " other programs use does not count: where it hurts, packets are late."),
  MAX_LATENESS(
      "baton.admission.max.lateness",
      "100",
      "Milliseconds that packets may be late, 99th percentile over some seconds, above which no"
          + " further session is admitted; 10 to 60000."),
  FIRST_SESSIONS(
      "baton.admission.first.sessions",
      "10",
      "Sessions that are admitted whatever the lateness and the processors; 0 to 1000000."),
  ASSIGNMENT_TIMEOUT(
      "baton.assignment.timeout",
      "15",
      "Seconds that capacity is held for an assigned stream whose client has not come; 1 to 600."),
  PROMISE_TIMEOUT(
      "baton.supply.promise.timeout",
      "30",
      "Seconds after which a promise to supply pieces is over that the anchor of the stream did not"
          + " renew; 10 to 600."),
  TCP_BUFFER(
      "baton.interleaved.buffer",
      "524288",
      "Bytes buffered for an interleaved client before it is throttled; 65536 to 16777216."),
  TCP_STALL(
      "baton.interleaved.stall",
      "10",
      "Seconds that a throttled client may take no data before it is dropped; 1 to 300."),
  MEDIA_STORE("baton.media.store", "", "Directory of the media store; required."),
  MAX_UPLOAD("baton.media.max.upload", "68719476736", "Largest upload in bytes."),
  RESERVE(
      "baton.media.reserve",
      "1024",
      "MiB of the media store's disk that uploads and imports leave free; 0 to 1048576."),
  WATCH(
      "baton.media.watch",
      "",
      "Directory whose files are imported under their paths below it, apart from the media store;"
          + " empty means none."),
  IMPORT_TIMEOUT("baton.media.import.timeout", "3600", "Seconds an import may take."),
  IMPORT_PACE(
      "baton.media.import.pace",
      "4",
      "Seconds an import may take per MiB of the upload, beyond the first 120 s; 1 to 3600."),
  IMPORT_SAMPLES(
      "baton.media.import.samples",
      "50000000",
      "Samples (pictures and frames of sound) of a file, all tracks together; files with more are"
          + " rejected; 100000 to 1000000000."),
  IMPORT_DENSITY(
      "baton.media.import.density",
      "128",
      "Samples of a file per KiB of its size, beyond the first 100000; files with more are rejected;"
          + " 1 to 1024."),
  IMPORT_INDEX(
      "baton.media.import.index",
      "2048",
      "MiB of a film's packet index; films that need more are rejected; 1 to 16384."),
  IMPORT_MEMORY("baton.media.import.memory", "2048", "MiB of address space a media tool may use."),
  TRANSCODE(
      "baton.media.transcode",
      "false",
      "Whether all imports transcode what cannot be streamed (pictures to H.264, sound to AAC), not only those whose publishers ask for it."),
  SANDBOX(
      "baton.media.sandbox",
      "auto",
      "Whether media tools run without network and without other files (Linux namespaces): auto"
          + " (where the machine allows it, which the log says at start), required (no start"
          + " without it) or off."),
  FFMPEG("baton.media.ffmpeg", "", "Path of ffmpeg; empty means the bundled one."),
  FFPROBE("baton.media.ffprobe", "", "Path of ffprobe; empty means the bundled one."),
  TOOLS_CACHE(
      "baton.media.tools",
      "",
      "Directory that bundled media tools are unpacked to, may be shared by nodes; empty means one"
          + " in the media store.");

  private final String key;
  private final String defaultValue;
  private final String description;

  EngineSetting(String key, String defaultValue, String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /** Name as a system property. */
  public String key() {
    return key;
  }

  /** Value if nothing else is set, as text. */
  public String defaultValue() {
    return defaultValue;
  }

  /** One sentence for the documentation. */
  public String description() {
    return description;
  }
}
