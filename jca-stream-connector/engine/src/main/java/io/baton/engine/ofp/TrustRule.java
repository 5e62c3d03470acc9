package io.baton.engine.ofp;

/** Who counts as a node of the cluster. */
enum TrustRule {
  /** Senders that know the key: the requests of an end point over DTLS. */
  KEY_HOLDERS {
    @Override
    boolean trusts(boolean member) {
      return true;
    }
  },
  /** Senders with the address of a member: there is no key, and a setting says so. */
  MEMBERS {
    @Override
    boolean trusts(boolean member) {
      return member;
    }
  },
  /** No sender: nodes use DTLS, and this is the plain end point, or the node is alone. */
  NONE {
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
