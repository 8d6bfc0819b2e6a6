/** What all texts in languages have in common: known locales, addresses, one text a language. */
package io.jenkins.plugins.publishflow.sandbox.appstore.text;
