package io.baton.engine.config;

import java.util.Optional;
import java.util.function.Function;

/** The settings of pieces that nodes fetch from each other. */
abstract class PieceConfiguration extends MediaConfiguration {
  PieceConfiguration(Function<String, Optional<String>> source) {
    super(source);
  }

  final void validatePieces() {
    requireText(EngineSetting.PIECES_HOST);
    piecesPort();
    piecesTls();
    maxPieceConnections();
    maxPieceConnectionsPerClient();
  }

  public String piecesHost() {
    return text(EngineSetting.PIECES_HOST);
  }

  public int piecesPort() {
    return port(EngineSetting.PIECES_PORT);
  }

  public boolean piecesTls() {
    return truth(EngineSetting.PIECES_TLS);
  }

  public int maxPieceConnections() {
    return (int) number(EngineSetting.PIECES_MAX_CONNECTIONS, 1, 100_000);
  }

  public int maxPieceConnectionsPerClient() {
    return (int) number(EngineSetting.PIECES_MAX_CONNECTIONS_PER_CLIENT, 1, 100_000);
  }
}
