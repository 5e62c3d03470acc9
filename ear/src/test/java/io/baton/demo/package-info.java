/** The demo that {@code mvn -Pdemo} runs. */
package io.baton.demo;
