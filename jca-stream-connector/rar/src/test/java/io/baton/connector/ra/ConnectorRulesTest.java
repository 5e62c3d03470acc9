package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamConnectionFactory;
import io.baton.engine.config.EngineSetting;
import jakarta.resource.Referenceable;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What IronJacamar's validator asks of an adapter. */
class ConnectorRulesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        BatonResourceAdapter.class,
        BatonManagedConnectionFactory.class,
        StreamRequestActivation.class,
        StreamEventActivation.class
      })
  void beansArePublicSerializableAndHaveAPublicConstructor(Class<?> type) throws Exception {
    assertThat(type).isPublic().matches(Serializable.class::isAssignableFrom);
    assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
    assertThat(type.getConstructor().newInstance()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(classes = {BatonResourceAdapter.class, BatonManagedConnectionFactory.class})
  void beansDefineEquality(Class<?> type) throws Exception {
    assertThat(type.getDeclaredMethod("equals", Object.class)).isNotNull();
    assertThat(type.getDeclaredMethod("hashCode")).isNotNull();
    Object one = type.getConstructor().newInstance();
    Object other = type.getConstructor().newInstance();
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo("something else");
  }

  @Test
  void adaptersDifferByTheirSettings() {
    BatonResourceAdapter one = new BatonResourceAdapter();
    BatonResourceAdapter other = new BatonResourceAdapter();
    other.setRealm("Elsewhere");
    assertThat(one).isNotEqualTo(other);
    one.setRealm("Elsewhere");
    assertThat(one).isEqualTo(other);
    one.setRtspSocketBinding("rtsp-2");
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void theAdapterSurvivesSerialization() throws Exception {
    BatonResourceAdapter adapter = new BatonResourceAdapter();
    adapter.setRealm("Elsewhere");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(adapter);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(adapter);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineSetting.class)
  void everySettingIsAConfigPropertyThatIsUnsetAtFirst(EngineSetting setting) throws Exception {
    String property =
        Stream.of(setting.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    Method getter = EngineProperties.class.getMethod("get" + property);
    Method setter = EngineProperties.class.getMethod("set" + property, String.class);
    BatonResourceAdapter adapter = new BatonResourceAdapter();

    assertThat(setter.isAnnotationPresent(ConfigProperty.class)).isTrue();
    assertThat(getter.invoke(adapter)).isNull();
    setter.invoke(adapter, "value");
    assertThat(getter.invoke(adapter)).isEqualTo("value");
    assertThat(adapter.configured(setting)).contains("value");
  }

  @Test
  void everyConfigPropertyHasAGetterAndASetter() {
    Set<String> setters =
        Arrays.stream(BatonResourceAdapter.class.getMethods())
            .filter(method -> method.isAnnotationPresent(ConfigProperty.class))
            .map(method -> method.getName().replaceFirst("set", "get"))
            .collect(Collectors.toSet());
    assertThat(setters).hasSize(EngineSetting.values().length + 6);
    assertThat(setters)
        .allSatisfy(
            getter ->
                assertThat(BatonResourceAdapter.class.getMethod(getter).getReturnType())
                    .isEqualTo(String.class));
  }

  @Test
  void theAdapterIsDeclared() {
    assertThat(ResourceAdapter.class).isAssignableFrom(BatonResourceAdapter.class);
    assertThat(BatonResourceAdapter.class.getAnnotation(Connector.class).transactionSupport())
        .isEqualTo(TransactionSupportLevel.NoTransaction);
    assertThat(new BatonResourceAdapter().getXAResources(new ActivationSpec[0])).isEmpty();
  }

  @Test
  void theConnectionFactoryIsDeclared() {
    ConnectionDefinition definition =
        BatonManagedConnectionFactory.class.getAnnotation(ConnectionDefinition.class);
    assertThat(ManagedConnectionFactory.class)
        .isAssignableFrom(BatonManagedConnectionFactory.class);
    assertThat(definition.connectionFactory()).isEqualTo(StreamConnectionFactory.class);
    assertThat(definition.connectionFactory()).isAssignableFrom(definition.connectionFactoryImpl());
    assertThat(definition.connection()).isAssignableFrom(definition.connectionImpl());
    assertThat(Referenceable.class).isAssignableFrom(definition.connectionFactoryImpl());
    assertThat(Serializable.class).isAssignableFrom(definition.connectionFactoryImpl());
  }

  @ParameterizedTest
  @ValueSource(classes = {StreamRequestActivation.class, StreamEventActivation.class})
  void activationsNameOneListener(Class<? extends ActivationSpec> type) {
    assertThat(type.getAnnotation(Activation.class).messageListeners()).hasSize(1);
  }
}
