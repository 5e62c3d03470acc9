package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ConfigProperty;

/** The settings of RTSP, delivery and admission. */
abstract class EngineProperties extends MediaProperties {
  private static final long serialVersionUID = 1L;

  public String getRtspHost() {
    return get(EngineSetting.RTSP_HOST);
  }

  @ConfigProperty
  public void setRtspHost(String value) {
    set(EngineSetting.RTSP_HOST, value);
  }

  public String getRtspPort() {
    return get(EngineSetting.RTSP_PORT);
  }

  @ConfigProperty
  public void setRtspPort(String value) {
    set(EngineSetting.RTSP_PORT, value);
  }

  public String getRtspsPort() {
    return get(EngineSetting.RTSPS_PORT);
  }

  @ConfigProperty
  public void setRtspsPort(String value) {
    set(EngineSetting.RTSPS_PORT, value);
  }

  public String getRtspsKeystore() {
    return get(EngineSetting.RTSPS_KEYSTORE);
  }

  @ConfigProperty
  public void setRtspsKeystore(String value) {
    set(EngineSetting.RTSPS_KEYSTORE, value);
  }

  public String getRtspsKeystorePassword() {
    return get(EngineSetting.RTSPS_KEYSTORE_PASSWORD);
  }

  @ConfigProperty
  public void setRtspsKeystorePassword(String value) {
    set(EngineSetting.RTSPS_KEYSTORE_PASSWORD, value);
  }

  public String getRtspsKeystorePasswordFile() {
    return get(EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE);
  }

  @ConfigProperty
  public void setRtspsKeystorePasswordFile(String value) {
    set(EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE, value);
  }

  public String getRtpPort() {
    return get(EngineSetting.RTP_PORT);
  }

  @ConfigProperty
  public void setRtpPort(String value) {
    set(EngineSetting.RTP_PORT, value);
  }

  public String getRealm() {
    return get(EngineSetting.REALM);
  }

  @ConfigProperty
  public void setRealm(String value) {
    set(EngineSetting.REALM, value);
  }

  public String getAnonymous() {
    return get(EngineSetting.ANONYMOUS);
  }

  @ConfigProperty
  public void setAnonymous(String value) {
    set(EngineSetting.ANONYMOUS, value);
  }

  public String getQopRequired() {
    return get(EngineSetting.QOP_REQUIRED);
  }

  @ConfigProperty
  public void setQopRequired(String value) {
    set(EngineSetting.QOP_REQUIRED, value);
  }

  public String getLoginDelay() {
    return get(EngineSetting.LOGIN_DELAY);
  }

  @ConfigProperty
  public void setLoginDelay(String value) {
    set(EngineSetting.LOGIN_DELAY, value);
  }

  public String getSessionTimeout() {
    return get(EngineSetting.SESSION_TIMEOUT);
  }

  @ConfigProperty
  public void setSessionTimeout(String value) {
    set(EngineSetting.SESSION_TIMEOUT, value);
  }

  public String getMaxConnections() {
    return get(EngineSetting.MAX_CONNECTIONS);
  }

  @ConfigProperty
  public void setMaxConnections(String value) {
    set(EngineSetting.MAX_CONNECTIONS, value);
  }

  public String getMaxConnectionsPerClient() {
    return get(EngineSetting.MAX_CONNECTIONS_PER_CLIENT);
  }

  @ConfigProperty
  public void setMaxConnectionsPerClient(String value) {
    set(EngineSetting.MAX_CONNECTIONS_PER_CLIENT, value);
  }

  public String getMaxStrangers() {
    return get(EngineSetting.MAX_STRANGERS);
  }

  @ConfigProperty
  public void setMaxStrangers(String value) {
    set(EngineSetting.MAX_STRANGERS, value);
  }

  public String getMaxStrangersPerClient() {
    return get(EngineSetting.MAX_STRANGERS_PER_CLIENT);
  }

  @ConfigProperty
  public void setMaxStrangersPerClient(String value) {
    set(EngineSetting.MAX_STRANGERS_PER_CLIENT, value);
  }

  public String getIdleTimeout() {
    return get(EngineSetting.IDLE_TIMEOUT);
  }

  @ConfigProperty
  public void setIdleTimeout(String value) {
    set(EngineSetting.IDLE_TIMEOUT, value);
  }

  public String getMaxHeader() {
    return get(EngineSetting.MAX_HEADER);
  }

  @ConfigProperty
  public void setMaxHeader(String value) {
    set(EngineSetting.MAX_HEADER, value);
  }

  public String getMaxBody() {
    return get(EngineSetting.MAX_BODY);
  }

  @ConfigProperty
  public void setMaxBody(String value) {
    set(EngineSetting.MAX_BODY, value);
  }

  public String getMaxPending() {
    return get(EngineSetting.MAX_PENDING);
  }

  @ConfigProperty
  public void setMaxPending(String value) {
    set(EngineSetting.MAX_PENDING, value);
  }

  public String getDecisionTimeout() {
    return get(EngineSetting.DECISION_TIMEOUT);
  }

  @ConfigProperty
  public void setDecisionTimeout(String value) {
    set(EngineSetting.DECISION_TIMEOUT, value);
  }

  public String getLoops() {
    return get(EngineSetting.LOOPS);
  }

  @ConfigProperty
  public void setLoops(String value) {
    set(EngineSetting.LOOPS, value);
  }

  public String getTick() {
    return get(EngineSetting.TICK);
  }

  @ConfigProperty
  public void setTick(String value) {
    set(EngineSetting.TICK, value);
  }

  public String getHeadroom() {
    return get(EngineSetting.HEADROOM);
  }

  @ConfigProperty
  public void setHeadroom(String value) {
    set(EngineSetting.HEADROOM, value);
  }

  public String getRequestShare() {
    return get(EngineSetting.REQUEST_SHARE);
  }

  @ConfigProperty
  public void setRequestShare(String value) {
    set(EngineSetting.REQUEST_SHARE, value);
  }

  public String getLoopStall() {
    return get(EngineSetting.LOOP_STALL);
  }

  @ConfigProperty
  public void setLoopStall(String value) {
    set(EngineSetting.LOOP_STALL, value);
  }

  public String getDatagrams() {
    return get(EngineSetting.DATAGRAMS);
  }

  @ConfigProperty
  public void setDatagrams(String value) {
    set(EngineSetting.DATAGRAMS, value);
  }

  public String getMaxSessions() {
    return get(EngineSetting.MAX_SESSIONS);
  }

  @ConfigProperty
  public void setMaxSessions(String value) {
    set(EngineSetting.MAX_SESSIONS, value);
  }

  public String getMaxSessionsPerUser() {
    return get(EngineSetting.MAX_SESSIONS_PER_USER);
  }

  @ConfigProperty
  public void setMaxSessionsPerUser(String value) {
    set(EngineSetting.MAX_SESSIONS_PER_USER, value);
  }

  public String getMaxSessionsPerClient() {
    return get(EngineSetting.MAX_SESSIONS_PER_CLIENT);
  }

  @ConfigProperty
  public void setMaxSessionsPerClient(String value) {
    set(EngineSetting.MAX_SESSIONS_PER_CLIENT, value);
  }

  public String getMaxPrepared() {
    return get(EngineSetting.MAX_PREPARED);
  }

  @ConfigProperty
  public void setMaxPrepared(String value) {
    set(EngineSetting.MAX_PREPARED, value);
  }

  public String getPreparedTimeout() {
    return get(EngineSetting.PREPARED_TIMEOUT);
  }

  @ConfigProperty
  public void setPreparedTimeout(String value) {
    set(EngineSetting.PREPARED_TIMEOUT, value);
  }

  public String getMaxBandwidth() {
    return get(EngineSetting.MAX_BANDWIDTH);
  }

  @ConfigProperty
  public void setMaxBandwidth(String value) {
    set(EngineSetting.MAX_BANDWIDTH, value);
  }

  public String getMaxCpu() {
    return get(EngineSetting.MAX_CPU);
  }

  @ConfigProperty
  public void setMaxCpu(String value) {
    set(EngineSetting.MAX_CPU, value);
  }

  public String getMaxLateness() {
    return get(EngineSetting.MAX_LATENESS);
  }

  @ConfigProperty
  public void setMaxLateness(String value) {
    set(EngineSetting.MAX_LATENESS, value);
  }

  public String getFirstSessions() {
    return get(EngineSetting.FIRST_SESSIONS);
  }

  @ConfigProperty
  public void setFirstSessions(String value) {
    set(EngineSetting.FIRST_SESSIONS, value);
  }

  public String getAssignmentTimeout() {
    return get(EngineSetting.ASSIGNMENT_TIMEOUT);
  }

  @ConfigProperty
  public void setAssignmentTimeout(String value) {
    set(EngineSetting.ASSIGNMENT_TIMEOUT, value);
  }

  public String getPromiseTimeout() {
    return get(EngineSetting.PROMISE_TIMEOUT);
  }

  @ConfigProperty
  public void setPromiseTimeout(String value) {
    set(EngineSetting.PROMISE_TIMEOUT, value);
  }

  public String getTcpBuffer() {
    return get(EngineSetting.TCP_BUFFER);
  }

  @ConfigProperty
  public void setTcpBuffer(String value) {
    set(EngineSetting.TCP_BUFFER, value);
  }

  public String getTcpStall() {
    return get(EngineSetting.TCP_STALL);
  }

  @ConfigProperty
  public void setTcpStall(String value) {
    set(EngineSetting.TCP_STALL, value);
  }
}
