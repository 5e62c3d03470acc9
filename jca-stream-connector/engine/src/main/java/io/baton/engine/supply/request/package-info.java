/**
 * Requests for pieces: which supplier is asked for which piece, when a second one is asked as well,
 * and which ones are avoided. All of it is confined to the event loop of the supply.
 */
package io.baton.engine.supply.request;
