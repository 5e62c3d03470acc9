package io.baton.connector.ra;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;

/** What a server gives an adapter to start with: here, a work manager. */
record FakeBootstrapContext(WorkManager workManager) implements BootstrapContext {
  @Override
  public WorkManager getWorkManager() {
    return workManager;
  }

  @Override
  public XATerminator getXATerminator() {
    throw new UnsupportedOperationException("no transactions here");
  }

  @Override
  public Timer createTimer() {
    throw new UnsupportedOperationException("no timers here");
  }

  @Override
  public boolean isContextSupported(Class<? extends WorkContext> type) {
    return false;
  }

  @Override
  public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
    throw new UnsupportedOperationException("no transactions here");
  }
}
