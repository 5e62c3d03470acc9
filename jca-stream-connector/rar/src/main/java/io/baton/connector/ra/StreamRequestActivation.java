package io.baton.connector.ra;

import io.baton.connector.StreamRequestListener;
import jakarta.resource.spi.Activation;

/** Activates the message-driven bean that decides on requests; there is one of it. */
@Activation(messageListeners = StreamRequestListener.class)
public class StreamRequestActivation extends AdapterActivation {
  private static final long serialVersionUID = 1L;
}
