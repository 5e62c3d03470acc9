package io.baton.client.service;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A file as the body of a request; tells how much of it was handed to the connection. */
final class UploadBody implements BodyPublisher {
  private final BodyPublisher file;
  private final LongConsumer progress;

  UploadBody(Path path, LongConsumer progress) throws FileNotFoundException {
    this.file = BodyPublishers.ofFile(path);
    this.progress = progress;
  }

  @Override
  public long contentLength() {
    return file.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    file.subscribe(new Counter(subscriber));
  }

  private final class Counter implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> next;
    private long sent;

    Counter(Flow.Subscriber<? super ByteBuffer> next) {
      this.next = next;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      next.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
      sent += part.remaining();
      progress.accept(sent);
      next.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
      next.onError(failure);
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }
  }
}
