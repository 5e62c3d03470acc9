/** Options that several commands share. */
package io.baton.client.cli.option;
