package io.jenkins.plugins.publishflow.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that sends requests which the contract forbids, to see the sandbox refuse them. They are then no violations as
 * long as the sandbox answers them with 4xx; its answers are checked as ever.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SendsWrongRequests {}
