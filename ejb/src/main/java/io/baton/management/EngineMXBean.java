package io.baton.management;

/** The streaming engine, for management tools; values are at most a second old. */
@Description("The streaming engine of this node")
public interface EngineMXBean {
  @Description("Version of Baton.")
  String getVersion();

  @Description("What this node does.")
  String getRoles();

  @Description("When the engine started, ISO 8601.")
  String getStarted();

  @Description("Address that RTSP and RTP are bound to.")
  String getHost();

  @Description("TCP port of RTSP.")
  int getRtspPort();

  @Description("TCP port of RTSP over TLS; 0 if it is off.")
  int getRtspsPort();

  @Description("UDP port of RTP; RTCP is one above.")
  int getRtpPort();

  @Description("Whether the RTSP port answered a request within a second.")
  boolean isRtspAnswering();

  @Description("Sessions at once at most.")
  int getMaxSessions();

  @Description("Bits a second sent over the last second.")
  long getBandwidth();

  @Description("Bits a second promised to sessions.")
  long getReservedBandwidth();

  @Description("Bits a second promised to sessions at most.")
  long getMaxBandwidth();

  @Description("Part of the machine's cores that streams use, mean of ten seconds, 0 to 1.")
  double getCpu();

  @Description("Part of all cores above which no session is admitted.")
  double getMaxCpu();

  @Description("Part of the machine's cores that all programs use but imports, 0 to 1.")
  double getMachineCpu();

  @Description("Why no further session is admitted at present; empty if one is.")
  String getRefusal();

  @Description("Octets of memory promised to interleaved clients and to what is relayed.")
  long getClientMemory();

  @Description("The same at most.")
  long getMaxClientMemory();

  @Description("Event loops that do not answer; the node is not ready then.")
  int getStalledLoops();

  @Description("RTSP connections accepted since the start.")
  long getConnections();

  @Description("RTSP connections open now.")
  long getOpenConnections();

  @Description("RTSP requests answered since the start.")
  long getRequests();

  @Description("Requests that could not be understood since the start.")
  long getBadRequests();

  @Description("Requests with wrong credentials since the start.")
  long getAuthenticationFailures();

  @Description("RTP packets sent since the start.")
  long getPackets();

  @Description(
      "Octets of RTP packets sent since the start, headers and interleaved framing included.")
  long getOctets();

  @Description("Send operations since the start.")
  long getTrains();

  @Description("Packets that the kernel refused since the start.")
  long getSendErrors();

  @Description("How UDP is sent: gso, sendmmsg or nio.")
  String getDatagramMode();

  @Description("Median lateness of packets over the last period, microseconds.")
  long getLatenessP50Micros();

  @Description("99th percentile of lateness over the last period, microseconds.")
  long getLatenessP99Micros();

  @Description("Greatest lateness over the last period, microseconds.")
  long getLatenessMaxMicros();
}
