/**
 * The engine: a flow is an ordered list of steps, a flow run is one execution of it for one binary, and the engine
 * takes a run from one saved state to the next. Hands connectors to the steps and asks no store itself; knows nothing
 * of Jenkins, terminals or threads. Whoever drives a run owns time and place.
 */
package io.jenkins.plugins.publishflow.flow;
