package io.baton.connector.ra;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;

/** Makes endpoints that pass calls on to one bean, as a server does for message-driven beans. */
final class FakeEndpointFactory implements MessageEndpointFactory {
  private final Class<?> listener;
  private final Object bean;
  private final AtomicInteger open = new AtomicInteger();
  private boolean unavailable;

  <L> FakeEndpointFactory(Class<L> listener, L bean) {
    this.listener = listener;
    this.bean = bean;
  }

  /** From now on there is no instance free. */
  void exhaust() {
    unavailable = true;
  }

  /** Endpoints made and not released. */
  int open() {
    return open.get();
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout)
      throws UnavailableException {
    if (unavailable) {
      throw new UnavailableException("all instances are busy");
    }
    open.incrementAndGet();
    return (MessageEndpoint)
        Proxy.newProxyInstance(
            listener.getClassLoader(),
            new Class<?>[] {MessageEndpoint.class, listener},
            (proxy, method, arguments) -> invoke(method, arguments));
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == MessageEndpoint.class) {
      if (method.getName().equals("release")) {
        open.decrementAndGet();
      }
      return null;
    }
    try {
      return method.invoke(bean, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
    return createEndpoint(resource, 0);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "test";
  }

  @Override
  public Class<?> getEndpointClass() {
    return bean.getClass();
  }
}
