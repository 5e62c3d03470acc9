/** Sessions as REST, JMX and the client show them: of a node, and as the cluster records them. */
package io.baton.model.document.session;
