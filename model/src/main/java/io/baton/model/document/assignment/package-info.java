/**
 * What the service tells of where streams go, the same over HTTP, in JMX and in the client: who
 * could stream media, what was assigned to whom, and why.
 */
package io.baton.model.document.assignment;
