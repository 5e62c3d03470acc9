/** What commands print: tables, units, progress and the live screen. */
package io.baton.client.cli.text;
