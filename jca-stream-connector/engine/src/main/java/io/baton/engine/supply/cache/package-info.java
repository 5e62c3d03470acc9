/**
 * Memory for pieces of content that come from other nodes, of a bounded size. All of it is confined
 * to the event loop of the supply.
 */
package io.baton.engine.supply.cache;
