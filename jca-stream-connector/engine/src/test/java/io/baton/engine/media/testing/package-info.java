/** Sample films and a store to import them into, for the tests of every module. */
package io.baton.engine.media.testing;
