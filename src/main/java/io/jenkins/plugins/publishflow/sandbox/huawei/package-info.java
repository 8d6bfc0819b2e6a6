/**
 * AppGallery Connect of the sandbox: access by both kinds of key, upload in both ways, packages that take time to be
 * compiled, submission, review, phased release. Answers refusals as Huawei does, with HTTP 200 and a code. Shares no
 * code with the connector.
 */
package io.jenkins.plugins.publishflow.sandbox.huawei;
