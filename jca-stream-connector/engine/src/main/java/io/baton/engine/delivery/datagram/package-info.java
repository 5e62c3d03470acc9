/** Sends and receives datagrams by the kernel's fastest means. */
package io.baton.engine.delivery.datagram;
