package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ConfigProperty;

/** The settings of pieces that nodes fetch from each other. */
abstract class PieceProperties extends OfpProperties {
  private static final long serialVersionUID = 1L;

  public String getPiecesHost() {
    return get(EngineSetting.PIECES_HOST);
  }

  @ConfigProperty
  public void setPiecesHost(String value) {
    set(EngineSetting.PIECES_HOST, value);
  }

  public String getPiecesPort() {
    return get(EngineSetting.PIECES_PORT);
  }

  @ConfigProperty
  public void setPiecesPort(String value) {
    set(EngineSetting.PIECES_PORT, value);
  }

  public String getPiecesTls() {
    return get(EngineSetting.PIECES_TLS);
  }

  @ConfigProperty
  public void setPiecesTls(String value) {
    set(EngineSetting.PIECES_TLS, value);
  }

  public String getPiecesMaxConnections() {
    return get(EngineSetting.PIECES_MAX_CONNECTIONS);
  }

  @ConfigProperty
  public void setPiecesMaxConnections(String value) {
    set(EngineSetting.PIECES_MAX_CONNECTIONS, value);
  }

  public String getPiecesMaxConnectionsPerClient() {
    return get(EngineSetting.PIECES_MAX_CONNECTIONS_PER_CLIENT);
  }

  @ConfigProperty
  public void setPiecesMaxConnectionsPerClient(String value) {
    set(EngineSetting.PIECES_MAX_CONNECTIONS_PER_CLIENT, value);
  }
}
