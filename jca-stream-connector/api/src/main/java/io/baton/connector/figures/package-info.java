/** What an engine counts and how busy it is. */
package io.baton.connector.figures;
