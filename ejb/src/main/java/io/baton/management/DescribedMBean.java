package io.baton.management;

import jakarta.ejb.EJBException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import javax.management.StandardMBean;

/**
 * An MXBean whose {@link Description}s and parameter names are shown by management tools, and whose
 * failures reach tools that have none of the server's classes.
 */
final class DescribedMBean extends StandardMBean {
  private final Class<?> type;

  <T> DescribedMBean(T bean, Class<T> type) {
    super(bean, type, true);
    this.type = type;
  }

  @Override
  public Object getAttribute(String attribute)
      throws AttributeNotFoundException, MBeanException, ReflectionException {
    try {
      return super.getAttribute(attribute);
    } catch (RuntimeException e) {
      throw portable(e);
    }
  }

  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws MBeanException, ReflectionException {
    try {
      return super.invoke(operation, arguments, signature);
    } catch (RuntimeException e) {
      throw portable(e);
    }
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

  @Override
  protected String getDescription(MBeanInfo info) {
    return type.getAnnotation(Description.class).value();
  }

  @Override
  protected String getDescription(MBeanAttributeInfo attribute) {
    return method((attribute.isIs() ? "is" : "get") + attribute.getName(), 0)
        .map(method -> method.getAnnotation(Description.class))
        .map(Description::value)
        .orElse(attribute.getName());
  }

  @Override
  protected String getDescription(MBeanOperationInfo operation) {
    return method(operation)
        .map(method -> method.getAnnotation(Description.class))
        .map(Description::value)
        .orElse(operation.getName());
  }

  @Override
  protected String getDescription(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    return parameter(operation, sequence)
        .map(found -> found.getAnnotation(Description.class))
        .map(Description::value)
        .orElse(parameter.getName());
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    return parameter(operation, sequence).map(Parameter::getName).orElse(parameter.getName());
  }

  private Optional<Parameter> parameter(MBeanOperationInfo operation, int sequence) {
    return method(operation).map(method -> method.getParameters()[sequence]);
  }

  private Optional<Method> method(MBeanOperationInfo operation) {
    return method(operation.getName(), operation.getSignature().length);
  }

  private Optional<Method> method(String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == parameters)
        .findFirst();
  }
}
