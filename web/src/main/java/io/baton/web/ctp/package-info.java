/**
 * CTP, the command transfer protocol, {@code /ctp}: how content providers put media onto a node, in
 * the verbs of HTTP.
 */
package io.baton.web.ctp;
