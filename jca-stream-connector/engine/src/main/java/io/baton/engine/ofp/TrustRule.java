package io.baton.engine.ofp;

import io.baton.connector.ofp.OfpService;
import java.net.InetAddress;

/** Who counts as a node of the cluster. */
enum TrustRule {
  /** Whoever knows the key: the requests of an end point over DTLS. */
  KEY_HOLDERS {
    @Override
    boolean trusts(OfpService service, InetAddress sender) {
      return true;
    }
  },
  /** Whoever has the address of a member: there is no key. */
  MEMBERS {
    @Override
    boolean trusts(OfpService service, InetAddress sender) {
      return service.isMember(sender);
    }
  },
  /** Nobody: nodes use DTLS, and this is the plain end point. */
  NOBODY {
    @Override
    boolean trusts(OfpService service, InetAddress sender) {
      return false;
    }
  };

  abstract boolean trusts(OfpService service, InetAddress sender);
}
