/**
 * JSON:API as App Store Connect speaks it: bodies and queries checked against rules, documents with links, paging and
 * included resources, refusals as error documents. Knows no particular resource.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;
