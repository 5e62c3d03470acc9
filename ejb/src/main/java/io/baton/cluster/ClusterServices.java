package io.baton.cluster;

import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.manager.EmbeddedCacheManager;

/**
 * Builds and owns what the node knows of the other nodes and how it talks to them. Both are plain
 * objects, called without the container. Every bean that uses them depends on this one, so that
 * they exist before it starts and until it has stopped.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@DependsOn("LocalEngine")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterServices {
  @Resource(lookup = "java:jboss/infinispan/container/baton")
  private EmbeddedCacheManager manager;

  @Resource(lookup = "java:jboss/infinispan/cache/baton/nodes")
  private ConcurrentMap<String, byte[]> cache;

  @Resource private ManagedThreadFactory threads;
  @EJB private LocalEngine engine;

  private InfinispanClusterDirectory directory;
  private OfpMessenger messenger;

  @PostConstruct
  void start() {
    directory = new InfinispanClusterDirectory(engine);
    directory.start(new InfinispanGroup(manager, cache), threads);
    messenger = new OfpMessenger(directory, engine);
  }

  @PreDestroy
  void stop() {
    directory.close();
  }

  @Produces
  public ClusterDirectory directory() {
    return directory;
  }

  @Produces
  public NodeMessenger messenger() {
    return messenger;
  }
}
