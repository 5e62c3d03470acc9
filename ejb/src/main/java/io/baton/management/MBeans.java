package io.baton.management;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** JMX beans of the domain {@code io.baton} that come and go together. */
public final class MBeans implements AutoCloseable {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> registered = new ArrayList<>();

  /** Registers a bean under its type, as an interface shows it. */
  public <T> void register(String type, T bean, Class<T> view) {
    register(type, new DescribedMBean(bean, view));
  }

  /** Registers a bean under its type. */
  public void register(String type, DynamicMBean bean) {
    try {
      ObjectName name = new ObjectName("io.baton:type=" + type);
      server.registerMBean(bean, name);
      registered.add(name);
    } catch (JMException e) {
      throw new IllegalStateException("JMX bean " + type + " cannot be registered", e);
    }
  }

  @Override
  public void close() {
    for (ObjectName name : registered) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        throw new IllegalStateException(name + " cannot be unregistered", e);
      }
    }
    registered.clear();
  }
}
