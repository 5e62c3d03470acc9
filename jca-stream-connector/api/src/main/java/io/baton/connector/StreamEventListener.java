package io.baton.connector;

/** Implemented by the message-driven bean that records events; called on worker threads. */
public interface StreamEventListener {
  void onStreamEvent(StreamEvent event);
}
