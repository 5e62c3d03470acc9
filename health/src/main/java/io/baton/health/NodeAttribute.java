package io.baton.health;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/** Reads an attribute of the JMX beans that the service registers when it has started. */
final class NodeAttribute {
  private NodeAttribute() {}

  /**
   * Reads an attribute.
   *
   * @return empty if the service is not there or cannot tell: it is not ready then
   */
  static <T> Optional<T> read(String bean, String attribute, Class<T> type) {
    try {
      ObjectName name = new ObjectName("io.baton:type=" + bean);
      return Optional.of(
          type.cast(ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute)));
    } catch (InstanceNotFoundException e) {
      return Optional.empty(); // not started yet, or stopped
    } catch (JMException | JMRuntimeException e) {
      HealthLog.LOG.unreadable(e, bean, attribute);
      return Optional.empty();
    }
  }
}
