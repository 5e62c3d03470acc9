package io.baton.connector.ofp;

/**
 * What is in a provider's logical content database (R27)? Asked page by page; an answer whose
 * version differs from that of the page before means to begin anew.
 *
 * @param after the path after which the page begins, empty for the first
 */
public record QueryCatalog(String after) implements OfpRequest<CatalogPage> {}
