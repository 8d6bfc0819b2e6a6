/** What tests inside a Jenkins have in common. */
package io.jenkins.plugins.publishflow.jenkins;
