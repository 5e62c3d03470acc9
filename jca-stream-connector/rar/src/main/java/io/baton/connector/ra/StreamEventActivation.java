package io.baton.connector.ra;

import io.baton.connector.StreamEventListener;
import jakarta.resource.spi.Activation;

/** Activates the message-driven bean that records events; there is one of it. */
@Activation(messageListeners = StreamEventListener.class)
public class StreamEventActivation extends AdapterActivation {
  private static final long serialVersionUID = 1L;
}
