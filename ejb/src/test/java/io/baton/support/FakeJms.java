package io.baton.support;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** As much of a message queue as the import queue uses. */
public final class FakeJms {
  private final Deque<Sent> sent = new ArrayDeque<>();
  private boolean broken;

  /** A message in the queue, and how long it is held back. */
  public record Sent(Message message, Duration delay) {}

  /** From now on nothing can be sent. */
  public void breakDown() {
    broken = true;
  }

  /** From now on messages can be sent again. */
  public void repair() {
    broken = false;
  }

  /** The oldest message, taken out; null if there is none. */
  public Sent poll() {
    return sent.poll();
  }

  public int size() {
    return sent.size();
  }

  public ConnectionFactory connections() {
    return proxy(ConnectionFactory.class, (self, method, arguments) -> context());
  }

  public Queue queue() {
    return proxy(Queue.class, (self, method, arguments) -> "BatonImports");
  }

  private JMSContext context() {
    if (broken) {
      throw new JMSRuntimeException("the broker is down");
    }
    return proxy(
        JMSContext.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "createMessage" -> message();
              case "createProducer" -> producer();
              default -> null;
            });
  }

  private JMSProducer producer() {
    Duration[] delay = {Duration.ZERO};
    return proxy(
        JMSProducer.class,
        (self, method, arguments) -> {
          if (method.getName().equals("setDeliveryDelay")) {
            delay[0] = Duration.ofMillis((Long) arguments[0]);
          } else {
            sent.add(new Sent((Message) arguments[1], delay[0]));
          }
          return self;
        });
  }

  private static Message message() {
    return proxy(Message.class, (self, method, arguments) -> null);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FakeJms.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
