/** The media of a node by name, and their way into its store. */
package io.baton.catalog;
