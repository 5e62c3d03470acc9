/** What tests of the engine share: content without files, a stream without a network, a client. */
package io.baton.engine.testing;
