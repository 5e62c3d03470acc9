/** Records as text: what nodes keep of one another, and what OFP sends of it. */
package io.baton.record;
