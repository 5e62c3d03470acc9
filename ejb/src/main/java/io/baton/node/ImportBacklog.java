package io.baton.node;

import jakarta.ejb.Local;

/** How much the import queue of this node has to do; told by the catalog. */
@Local
public interface ImportBacklog {
  /** Uploads waiting to be imported or being imported. */
  int pending();
}
