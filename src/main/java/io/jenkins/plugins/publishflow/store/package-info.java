/**
 * What every store has in common: problems as values, upload tickets, the names of the stores. Nothing here knows a
 * particular store, sends a request, or knows flows or Jenkins; the connectors live in the sub-packages, and none of
 * them imports another.
 */
package io.jenkins.plugins.publishflow.store;
