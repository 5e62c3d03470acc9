/** Where clients and nodes are, and what the links between those places cost (R19, R20). */
package io.baton.location.network;
