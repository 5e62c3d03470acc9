package io.baton.engine.ofp;

/** Who counts as a node of the cluster. */
enum TrustRule {
  /** Whoever knows the key: the requests of an end point over DTLS. */
  KEY_HOLDERS {
    @Override
    boolean trusts(boolean member) {
      return true;
    }
  },
  /** Whoever has the address of a member: there is no key, and a setting says so. */
  MEMBERS {
    @Override
    boolean trusts(boolean member) {
      return member;
    }
  },
  /** Nobody: nodes use DTLS, and this is the plain end point, or the node is alone. */
  NOBODY {
    @Override
    boolean trusts(boolean member) {
      return false;
    }
  };

  /**
   * Whether the sender of a request is taken for a node.
   *
   * @param member whether a node has its address
   */
  abstract boolean trusts(boolean member);
}
