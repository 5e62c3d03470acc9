/** What the server's health endpoint reports of the application (MicroProfile Health). */
package io.baton.web.health;
