/** What happens to sessions and nodes, as the event stream tells it. */
package io.baton.model.document.event;
