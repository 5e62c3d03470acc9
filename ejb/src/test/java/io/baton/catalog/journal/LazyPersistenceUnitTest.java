package io.baton.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LazyPersistenceUnitTest {
  private final JdbcDataSource database = new JdbcDataSource();
  private boolean down = true;
  private final LazyPersistenceUnit unit = new LazyPersistenceUnit(source());

  LazyPersistenceUnitTest() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @AfterEach
  void close() {
    unit.close();
  }

  @Test
  void opensWhenTheDatabaseAnswersForTheFirstTime() {
    assertThatThrownBy(() -> unit.call(LazyPersistenceUnitTest::count))
        .isInstanceOf(PersistenceException.class)
        .hasRootCauseMessage("Connection refused");

    down = false;
    assertThat(unit.call(LazyPersistenceUnitTest::count)).isZero();
  }

  @Test
  void goesOnAfterAnOutage() {
    down = false;
    unit.call(LazyPersistenceUnitTest::count);
    down = true;
    assertThatThrownBy(() -> unit.call(LazyPersistenceUnitTest::count))
        .isInstanceOf(PersistenceException.class);

    down = false;
    assertThat(unit.call(LazyPersistenceUnitTest::count)).isZero();
  }

  @Test
  void writesAllOfACallOrNothing() {
    down = false;
    assertThatThrownBy(
            () ->
                unit.call(
                    entities -> {
                      insert(entities, "one");
                      throw new IllegalStateException("stopped half way");
                    }))
        .hasMessage("stopped half way");
    assertThat(unit.call(LazyPersistenceUnitTest::count)).isZero();

    unit.call(entities -> insert(entities, "two"));
    assertThat(unit.call(LazyPersistenceUnitTest::count)).isEqualTo(1);
  }

  private static long count(EntityManager entities) {
    return entities.createQuery("select count(u) from Upload u", Long.class).getSingleResult();
  }

  private static int insert(EntityManager entities, String id) {
    return entities
        .createNativeQuery(
            "insert into baton_upload (id, node, path, staged_id, state, publisher, upload_bytes,"
                + " attempts, changed) values (:id, 'node-1', 'a', 's', 'READY', '', 0, 0,"
                + " current_timestamp)")
        .setParameter("id", id)
        .executeUpdate();
  }

  private DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (down && method.getName().equals("getConnection")) {
                throw new SQLException("Connection refused");
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
