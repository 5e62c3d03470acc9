/** OFP's messages as bytes, and the routes by which they are addressed. */
package io.baton.engine.ofp.message;
