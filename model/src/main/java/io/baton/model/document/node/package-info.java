/** A node as REST and the client show it: load, limits, counters. */
package io.baton.model.document.node;
