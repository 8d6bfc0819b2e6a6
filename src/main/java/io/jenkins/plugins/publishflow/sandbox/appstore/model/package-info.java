/**
 * What a sandboxed App Store Connect holds: resources and their types, how long things take, what Apple will decide.
 * Knows neither HTTP bodies nor queries; {@code jsonapi} does.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.model;
