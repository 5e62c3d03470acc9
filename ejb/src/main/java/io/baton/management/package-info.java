/** JMX beans and metrics of the node. */
package io.baton.management;
