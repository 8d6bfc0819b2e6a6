/**
 * AppGallery Connect, Huawei's Publishing API: both kinds of key, apps and their state, packages, texts, submission and
 * phased release. Huawei answers most refusals with HTTP 200 and a code in {@code ret}; here they are problems like any
 * other. Knows nothing of flows: what to do in which order, and when to try again, is for the steps.
 */
package io.jenkins.plugins.publishflow.store.huawei;
