/** Apps, their builds and version trains, and the answers on encryption. */
package io.jenkins.plugins.publishflow.sandbox.appstore.build;
