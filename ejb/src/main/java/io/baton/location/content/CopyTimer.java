package io.baton.location.content;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
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
import jakarta.inject.Inject;
import java.time.Duration;

/** Has the cached copies looked after every two seconds. */
@Singleton
@Startup
@LocalBean
@DependsOn("LocationKnowledge")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CopyTimer {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory threads;
  @EJB private LocalEngine engine;
  @Inject private ClusterDirectory directory;
  @Inject private VirtualContentDatabase contents;

  private PeriodicTasks tasks;

  @PostConstruct
  void start() {
    CachedCopies copies = new CachedCopies(engine, directory, contents);
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after cached copies", copies::look), PERIOD);
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }
}
