package io.baton.management;

import jakarta.ejb.EJBException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;

/**
 * An object as an interface shows it to management tools, like an MXBean, whose {@link
 * Description}s and parameter names they show, and whose values and failures reach tools that have
 * none of the server's classes. Values may be records ({@link RecordType}); parameters are
 * primitives and strings.
 */
final class DescribedMBean extends ReadOnlyMBean {
  private final Object bean;
  private final Map<String, Method> getters = new TreeMap<>();
  private final Map<String, Method> operations = new TreeMap<>();
  private final MBeanInfo information;

  /**
   * Shows an object.
   *
   * @throws IllegalArgumentException if a method of the interface returns what cannot be shown
   */
  <T> DescribedMBean(T bean, Class<T> type) {
    this.bean = bean;
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        sort(method);
      }
    }
    this.information =
        new MBeanInfo(
            bean.getClass().getName(),
            description(type, type.getSimpleName()),
            getters.values().stream()
                .map(DescribedMBean::attribute)
                .toArray(MBeanAttributeInfo[]::new),
            null,
            operations.values().stream()
                .map(DescribedMBean::operation)
                .toArray(MBeanOperationInfo[]::new),
            null,
            new ImmutableDescriptor(
                "mxbean=true", "immutableInfo=true", "interfaceClassName=" + type.getName()));
  }

  private void sort(Method method) {
    method.setAccessible(true);
    String property = RecordType.property(method);
    if (property.isEmpty()) {
      Stream<String> parameters = Arrays.stream(method.getParameterTypes()).map(Class::getName);
      operations.put(key(method.getName(), parameters.toList()), method);
    } else {
      getters.put(property, method);
    }
  }

  private static String key(String operation, List<String> signature) {
    return operation + signature;
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    Method getter = getters.get(attribute);
    if (getter == null) {
      throw new AttributeNotFoundException("no attribute is named " + attribute);
    }
    return shown(getter);
  }

  /**
   * Calls an operation. Arguments and signature may be null if there are none.
   *
   * @throws IllegalArgumentException if an argument is null or missing; the message names it
   */
  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    List<String> parameters = signature == null ? List.of() : List.of(signature);
    Method method = operations.get(key(operation, parameters));
    if (method == null) {
      throw new ReflectionException(new NoSuchMethodException(key(operation, parameters)));
    }
    Object[] given = arguments == null ? new Object[0] : arguments;
    Parameter[] expected = method.getParameters();
    for (int i = 0; i < expected.length; i++) {
      if (i >= given.length || given[i] == null) {
        throw missing(expected[i]);
      }
    }
    return shown(method, given);
  }

  private static IllegalArgumentException missing(Parameter parameter) {
    String name = parameter.getName();
    return new IllegalArgumentException(
        "argument " + name + " is missing: " + description(parameter, name));
  }

  private Object shown(Method method, Object... arguments) {
    try {
      Object value = RecordType.call(method, bean, arguments);
      return RecordType.of(method.getGenericReturnType()).convert(value);
    } catch (RuntimeException e) {
      throw portable(e);
    }
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return information;
  }

  /** The failure in classes that every tool has. */
  static RuntimeException portable(RuntimeException failure) {
    boolean wrapped =
        failure instanceof EJBException && failure.getCause() instanceof RuntimeException;
    Throwable origin = wrapped ? failure.getCause() : failure;
    return origin instanceof IllegalArgumentException
        ? new IllegalArgumentException(origin.getMessage())
        : new IllegalStateException(origin.getMessage());
  }

  private static MBeanAttributeInfo attribute(Method getter) {
    String name = RecordType.property(getter);
    String description = description(getter, name);
    boolean is = getter.getName().startsWith("is");
    Class<?> type = getter.getReturnType();
    RecordType shown = RecordType.of(getter.getGenericReturnType());
    Descriptor descriptor = descriptor(type, shown);
    return type.isPrimitive()
        ? new MBeanAttributeInfo(name, type.getName(), description, true, false, is, descriptor)
        : new OpenMBeanAttributeInfoSupport(
            name, description, shown.open(), true, false, is, descriptor);
  }

  /** As MXBeans have it: with open types, unless there are primitives. */
  private static MBeanOperationInfo operation(Method method) {
    String name = method.getName();
    String description = description(method, name);
    MBeanParameterInfo[] parameters =
        Arrays.stream(method.getParameters())
            .map(DescribedMBean::parameter)
            .toArray(MBeanParameterInfo[]::new);
    Class<?> type = method.getReturnType();
    RecordType shown = RecordType.of(method.getGenericReturnType());
    Descriptor descriptor = descriptor(type, shown);
    int impact = MBeanOperationInfo.UNKNOWN;
    boolean primitive =
        Stream.concat(Stream.of(type), Arrays.stream(method.getParameterTypes()))
            .anyMatch(Class::isPrimitive);
    if (primitive) {
      String result = type.isPrimitive() ? type.getName() : shown.open().getClassName();
      return new MBeanOperationInfo(name, description, parameters, result, impact, descriptor);
    }
    OpenMBeanParameterInfo[] open =
        Arrays.copyOf(parameters, parameters.length, OpenMBeanParameterInfo[].class);
    return new OpenMBeanOperationInfoSupport(
        name, description, open, shown.open(), impact, descriptor);
  }

  private static MBeanParameterInfo parameter(Parameter parameter) {
    String name = parameter.getName();
    String description = description(parameter, name);
    Class<?> type = parameter.getType();
    RecordType shown = RecordType.of(type);
    Descriptor descriptor = descriptor(type, shown);
    return type.isPrimitive()
        ? new MBeanParameterInfo(name, type.getName(), description, descriptor)
        : new OpenMBeanParameterInfoSupport(name, description, shown.open(), descriptor);
  }

  private static Descriptor descriptor(Class<?> type, RecordType shown) {
    return new ImmutableDescriptor(
        new String[] {"openType", "originalType"}, new Object[] {shown.open(), type.getName()});
  }

  private static String description(AnnotatedElement element, String name) {
    return Optional.ofNullable(element.getAnnotation(Description.class))
        .map(Description::value)
        .orElse(name);
  }
}
