package io.baton.engine.config;

/** Whether media tools run in a sandbox. */
public enum SandboxMode {
  /** Where this machine allows it. */
  AUTO,
  /** The engine does not start where this machine does not allow it. */
  REQUIRED,
  OFF
}
