package io.baton.engine.piece.server;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.function.Predicate;

/** A node is who has the address of one: where nodes share no key. */
final class AddressCheck implements NodeCheck {
  private final Predicate<InetAddress> members;
  private final String passes;

  private AddressCheck(Predicate<InetAddress> members, String passes) {
    this.members = members;
    this.passes = passes;
  }

  /** Members pass, since a setting says that addresses are to be trusted. */
  static AddressCheck trusting(Predicate<InetAddress> members) {
    return new AddressCheck(members, "the addresses of nodes");
  }

  /** No one passes: this node takes nothing from others. */
  static AddressCheck alone() {
    return new AddressCheck(address -> false, "no one, since nodes share no key");
  }

  @Override
  public Judgement judge(HttpRequest request, String connection, InetAddress peer) {
    return members.test(peer)
        ? new Judgement.Node(peer.getHostAddress())
        : new Judgement.Stranger("is not the address of a node");
  }

  @Override
  public String passes() {
    return passes;
  }
}
