package io.baton.engine.delivery.datagram;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/**
 * Looks names of nodes up by the platform's resolver, which blocks: so not on an event loop. Nodes
 * mostly give their addresses, for which nothing is looked up.
 */
public final class BackgroundResolver extends AddressResolverGroup<InetSocketAddress> {
  public static final BackgroundResolver GROUP = new BackgroundResolver();

  private BackgroundResolver() {}

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new DefaultNameResolver(GlobalEventExecutor.INSTANCE).asAddressResolver();
  }
}
