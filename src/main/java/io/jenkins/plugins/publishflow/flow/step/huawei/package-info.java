/**
 * The flow steps of Huawei AppGallery: publishing a package, waiting for what Huawei says of it, and changing a phased release. What the store can
 * do is in the connector; what is done in which order, how often, and what people are told, is here.
 */
package io.jenkins.plugins.publishflow.flow.step.huawei;
