package io.baton.connector.ofp;

/**
 * What is in a provider's logical content database (R27)? Asked page by page. If the version
 * changes between two pages, what was read passes for the older version: it has to be read again.
 *
 * @param after the path after which the page begins, empty for the first
 */
public record QueryCatalog(String after) implements OfpRequest<CatalogPage> {}
