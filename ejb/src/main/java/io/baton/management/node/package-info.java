/** The node as management tools see it: sessions, media, uploads and figures. */
package io.baton.management.node;
