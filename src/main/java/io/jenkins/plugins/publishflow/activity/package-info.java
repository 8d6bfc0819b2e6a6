/**
 * The activity log: who did what to which release, when. Typed entries and the append-only journal that keeps them.
 * Knows no flow, store or page: the engine writes entries, others read them.
 */
package io.jenkins.plugins.publishflow.activity;
