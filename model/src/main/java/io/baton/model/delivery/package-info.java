/** How a stream reaches its viewer, and the state that a session is in. */
package io.baton.model.delivery;
