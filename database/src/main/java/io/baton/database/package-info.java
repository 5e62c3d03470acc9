/** The H2 server that several nodes of one machine share. */
package io.baton.database;
