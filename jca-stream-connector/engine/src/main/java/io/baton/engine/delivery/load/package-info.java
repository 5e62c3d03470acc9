/** How late and how busy the loops are. */
package io.baton.engine.delivery.load;
