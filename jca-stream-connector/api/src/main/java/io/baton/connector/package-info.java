/**
 * What the enterprise beans see of the streaming connector: records and interfaces, no logic beyond
 * validation. Implemented by the engine, published by the resource adapter.
 */
package io.baton.connector;
