/** What the nodes hold differently, and how they are connected. */
package io.baton.web.cluster.content;
