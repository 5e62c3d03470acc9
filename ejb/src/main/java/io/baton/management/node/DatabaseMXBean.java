package io.baton.management.node;

import io.baton.management.Description;

/** The database, for management tools and health checks. */
@Description("The database of this node, which streams, look-ups and assignments do not need")
public interface DatabaseMXBean {
  @Description("Whether the database answered when it was last asked, within two seconds.")
  boolean isUp();
}
