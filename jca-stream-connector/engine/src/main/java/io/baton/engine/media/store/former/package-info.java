/** Content as stores of version 1 have it, to be converted; nothing is written in this form. */
package io.baton.engine.media.store.former;
