package io.baton.client.cli;

/** What a node answers about its cluster. */
final class ClusterJson {
  static final String NODES =
      """
      {"total": 3, "items": [
        {"name": "node-1", "self": true, "started": "2026-03-01T12:00:00Z",
         "roles": ["provider", "portal", "slm"], "host": "192.0.2.1", "rtspPort": 8554,
         "ofpPort": 5683, "httpPort": 8080, "location": "berlin", "priority": 0,
         "managers": ["node-2", "node-1"],
         "load": {"alive": true, "admitting": true, "ageSeconds": 0.12, "sessions": 3,
           "pendingSessions": 2, "maxSessions": 5000, "bandwidth": 4000000,
           "meanBandwidth": 3000000, "reservedBandwidth": 6000000, "pendingBandwidth": 4000000,
           "maxBandwidth": 8000000000, "cpu": 0.25, "meanCpu": 0.2, "maxCpu": 0.9,
           "latenessSeconds": 0.0025, "freeMemoryBytes": 1, "maxMemoryBytes": 2,
           "freeMediaBytes": 3, "dispatched": 9},
         "catalog": {"version": 7, "copies": 120, "ageSeconds": 0.08}, "links": {}},
        {"name": "node-2", "self": false, "started": "2026-03-01T12:00:00Z",
         "roles": ["provider"], "host": "192.0.2.2", "rtspPort": 8554, "ofpPort": 5683,
         "httpPort": 8080, "priority": 0, "managers": ["node-1"],
         "load": {"alive": false, "admitting": true, "ageSeconds": 3.5, "sessions": 3,
           "pendingSessions": 0, "maxSessions": 5000, "bandwidth": 1000000,
           "maxBandwidth": 8000000000, "roundTripSeconds": 0.0003}},
        {"name": "node-3", "self": false, "started": "2026-03-01T12:00:00Z", "roles": ["portal"],
         "host": "192.0.2.3", "rtspPort": 8554, "ofpPort": 5683, "httpPort": 8080,
         "priority": 0, "managers": []}]}
      """;

  static final String MANAGERS =
      """
      {"total": 2, "items": [
        {"name": "node-1", "answers": true, "requestsPerSecond": 12.5, "pending": 1,
         "roundTripSeconds": 0.0, "responsible": ["node-2"], "standby": [], "backup": "node-2",
         "assignments": 4},
        {"name": "node-2", "answers": false, "responsible": [], "standby": ["node-2"],
         "assignments": 0}]}
      """;

  static final String SUPERVISION =
      """
      {"provider": "node-2", "responsible": "node-3", "backup": "node-1",
       "managers": ["node-3", "node-1"], "absent": [], "epoch": 7}
      """;

  static final String SUPERVISION_LIST = "{\"total\": 1, \"items\": [" + SUPERVISION + "]}";

  private static final String ASSIGNMENT =
      """
      "id": "a1", "path": "films/a.mp4", "content": "ab", "client": "192.0.2.7", "user": "viv",
      "mode": "relay", "anchor": "node-1", "manager": "node-2", "provider": "node-3",
      "components": [{"name": "delivery", "provider": "node-3", "host": "192.0.2.3", "port": 8554}],
      "bitrate": 2128000, "made": "2026-03-01T12:00:00Z", "epoch": 1
      """;

  static final String ASSIGNMENTS = "{\"total\": 40, \"items\": [{" + ASSIGNMENT + "}]}";

  private static final String FACTOR =
      """
      {"factor": "bandwidth", "value": "7.9 Gbit/s free", "contribution": 1.5}
      """;

  static final String EXPLAINED_ASSIGNMENT =
      "{" + ASSIGNMENT + ", \"explanation\": [" + FACTOR + "]}";

  static final String LOCATION =
      """
      {"mode": "relay", "candidates": [
        {"node": "node-3", "path": "films/a.mp4", "content": "%1$s",
         "uri": "rtsp://192.0.2.3:8554/films/a.mp4", "eligible": true, "score": 1.5,
         "cost": {"provider": 2155423, "anchor": 2111731},
         "explanation": [%2$s]},
        {"node": "node-2", "path": "films/a.mp4", "content": "%1$s",
         "uri": "rtsp://192.0.2.2:8554/films/a.mp4", "eligible": false, "score": 0.0,
         "explanation": [{"factor": "alive", "value": "silent for 2 s", "contribution": 0}]}]}
      """
          .formatted("ab".repeat(32), FACTOR);

  static final String SESSIONS =
      """
      {"total": 1, "items": [
        {"id": "s1", "node": "node-2", "supplier": "node-3", "path": "films/a.mp4", "client": "192.0.2.7",
         "transport": "udp", "state": "playing", "positionSeconds": 31.7,
         "created": "2026-03-01T12:00:00Z", "recorded": "2026-03-01T12:00:00Z"}]}
      """;

  private ClusterJson() {}
}
