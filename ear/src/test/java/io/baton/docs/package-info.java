/** Checks that the documents say what the code does. */
package io.baton.docs;
