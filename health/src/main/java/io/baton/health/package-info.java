/**
 * What the server's health endpoint reports of the application (MicroProfile Health). A library of
 * the EAR sees no class of its modules, so the checks read the node's JMX beans.
 */
package io.baton.health;
