/**
 * App infos: what belongs to the app as a whole and goes live with a version: name, subtitle, privacy policy in each
 * language, categories, age rating.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;
