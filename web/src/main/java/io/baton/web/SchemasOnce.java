package io.baton.web;

import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Leaves each document in {@code /openapi} once. WildFly reads the libraries of an EAR twice, and
 * names what it finds again {@code Media1} beside {@code Media}. Named in {@code
 * META-INF/microprofile-config.properties}.
 */
public final class SchemasOnce implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = api.getComponents();
    Set<String> names = Set.copyOf(components.getSchemas().keySet());
    names.stream()
        .filter(name -> name.endsWith("1"))
        .filter(name -> names.contains(name.substring(0, name.length() - 1)))
        .forEach(components::removeSchema);
  }
}
