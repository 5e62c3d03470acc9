/** Makes the documents that REST and JMX show of what the beans know. */
package io.baton.document;
