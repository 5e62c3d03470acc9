package io.baton.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * One JSON binding for all requests. Without it each request would get its own, and read the
 * annotations of every document class each time, which takes longer than everything else.
 * Thread-safe.
 */
@Provider
public class SharedJsonb implements ContextResolver<Jsonb> {
  private final Jsonb binding = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return binding;
  }
}
