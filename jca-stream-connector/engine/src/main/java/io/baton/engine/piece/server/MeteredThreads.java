package io.baton.engine.piece.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Makes the few threads of a server, and tells what processor time they have used. Thread-safe. */
final class MeteredThreads implements ThreadFactory {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ThreadFactory factory;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  MeteredThreads(ThreadFactory factory) {
    this.factory = factory;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = factory.newThread(work);
    threads.add(thread);
    return thread;
  }

  /** Nanoseconds of processor time of those that live. */
  long cpuNanos() {
    return threads.stream()
        .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getId())))
        .sum();
  }
}
