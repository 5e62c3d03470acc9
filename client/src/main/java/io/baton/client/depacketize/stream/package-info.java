/** Elementary streams as files that players read: what depacketizers hand their units to. */
package io.baton.client.depacketize.stream;
