/** The drain of a node: it gets nothing new, and what it has moves or ends (N1). */
package io.baton.drain;
