/** Figures of the node, and how Prometheus reads them. */
package io.baton.metrics;
