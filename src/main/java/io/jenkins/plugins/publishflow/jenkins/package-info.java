/**
 * Everything that knows Jenkins, and nothing else does. The sub-packages put the engine into builds: options and forms,
 * keys, questions to people, pages. No rule of a release is decided here.
 */
package io.jenkins.plugins.publishflow.jenkins;
