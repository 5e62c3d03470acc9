package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamRequest;
import io.baton.event.EventFeed;
import io.baton.session.SessionRecord;
import io.baton.session.SessionRegistry;
import io.baton.session.SessionStore;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamEventBeanTest {
  private final List<StreamEvent> recorded = new ArrayList<>();
  private final List<StreamEvent> followed = new ArrayList<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final List<StreamEvent> noted = new ArrayList<>();
  private final List<StreamEvent> published = new ArrayList<>();
  private final StreamEventBean bean =
      new StreamEventBean(
          new Recorder(),
          taking(SessionRegistry.class, noted),
          taking(EventFeed.class, published),
          provider,
          new Follower());

  /** A bean that is told events and asked nothing. */
  private static <T> T taking(Class<T> type, List<StreamEvent> events) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              events.add((StreamEvent) arguments[0]);
              return null;
            }));
  }

  private final class Recorder implements SessionStore {
    @Override
    public void record(StreamEvent.OfSession event) {
      recorded.add(event);
    }

    @Override
    public void record(SessionSnapshot session, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(SessionRecord record) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SessionRecord> all() {
      throw new UnsupportedOperationException();
    }
  }

  private final class Follower implements Portal {
    @Override
    public StreamDecision decide(StreamRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void follow(StreamEvent event) {
      followed.add(event);
    }

    @Override
    public long managerFailovers() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void recordsWhatHappensToSessions() {
    SessionSnapshot session = Samples.session("s1", Samples.START);
    StreamEvent created = new StreamEvent.Created(Samples.START, session);
    StreamEvent closed = new StreamEvent.Closed(Samples.START, session, CloseReason.TEARDOWN);
    bean.onStreamEvent(created);
    assertThat(provider.ended()).isEmpty();
    bean.onStreamEvent(closed);
    assertThat(recorded).containsExactly(created, closed);
    assertThat(provider.ended()).containsExactly("s1");
    assertThat(followed).containsExactly(created, closed);
  }

  @Test
  void changesOfSuppliersAreFollowedNotedAndPublished() {
    StreamEvent change = Samples.change("s1", 17);
    bean.onStreamEvent(change);
    assertThat(followed).containsExactly(change);
    assertThat(noted).containsExactly(change);
    assertThat(published).containsExactly(change);
    assertThat(recorded).isEmpty();
  }

  /** Else its location manager would count for minutes what nobody watches. */
  @Test
  void whatNobodyCameForIsOverWithoutARecord() {
    bean.onStreamEvent(new StreamEvent.Unclaimed(Samples.START, "a1"));
    assertThat(provider.ended()).containsExactly("a1");
    assertThat(recorded).isEmpty();
  }
}
