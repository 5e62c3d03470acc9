/** Content databases: what this node has (logical) and what all nodes have (virtual). */
package io.baton.location.content;
