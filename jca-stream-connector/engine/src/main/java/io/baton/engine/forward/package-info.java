/**
 * Direct mode at the anchor (R38): requests of a client go on to the node that sends it the media.
 * No media passes here. Knows how requests travel, not what clients may ask.
 */
package io.baton.engine.forward;
