/** Which location manager supervises which provider, and who takes over (R24). */
package io.baton.location.supervision;
