/** Who may ask, and what the service decides about a request. */
package io.baton.engine.server.decision;
