package io.baton.support;

import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Timers that never expire: the test calls what they would. */
public final class FakeTimers {
  private final AtomicInteger set = new AtomicInteger();

  /** How many were set. */
  public int set() {
    return set.get();
  }

  public TimerService service() {
    return (TimerService)
        Proxy.newProxyInstance(
            TimerService.class.getClassLoader(),
            new Class<?>[] {TimerService.class},
            (proxy, method, arguments) -> {
              set.incrementAndGet();
              return null;
            });
  }
}
