/** What the demo and the system tests share: nodes, players, HTTP. */
package io.baton.testbed;
