/** How this node is. */
package io.baton.node;
