package io.baton.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The body of a request as a server delivers it that calls back when there are bytes. */
final class FakeBody extends ServletInputStream {
  private final InputStream bytes;
  private boolean finished;

  FakeBody(InputStream bytes) {
    this.bytes = bytes;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    try {
      listener.onDataAvailable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = bytes.read(target, offset, length);
    finished = count < 0;
    return count;
  }

  @Override
  public int read() throws IOException {
    return bytes.read();
  }
}
