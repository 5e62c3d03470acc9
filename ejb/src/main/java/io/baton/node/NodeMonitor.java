package io.baton.node;

import jakarta.ejb.Local;

/** Tells how this node is. */
@Local
public interface NodeMonitor {
  /**
   * The node as it is now; whether RTSP answers may be up to a second old.
   *
   * @throws EngineUnavailableException if the engine is not running
   */
  NodeStatus status();
}
