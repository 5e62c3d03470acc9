package io.baton.management;

import io.baton.metrics.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/** A JMX bean whose attributes are a list of figures, all read from one value. */
public final class FiguresMBean<T> extends ReadOnlyMBean {
  private final String description;
  private final Map<String, Figure<T>> figures;
  private final MBeanAttributeInfo[] attributes;
  private final Supplier<T> source;

  /**
   * Made of a list.
   *
   * @param source of the value; it may be a little old
   */
  public FiguresMBean(String description, List<Figure<T>> list, Supplier<T> source) {
    this.description = description;
    this.source = source;
    List<Figure<T>> shown = list.stream().filter(figure -> !figure.attribute().isEmpty()).toList();
    this.figures = shown.stream().collect(Collectors.toMap(Figure::attribute, Function.identity()));
    this.attributes =
        shown.stream().map(FiguresMBean::information).toArray(MBeanAttributeInfo[]::new);
  }

  private static MBeanAttributeInfo information(Figure<?> figure) {
    return new MBeanAttributeInfo(
        figure.attribute(),
        figure.type().getName(),
        figure.help(),
        true,
        false,
        figure.type() == boolean.class);
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    Figure<T> figure = figures.get(name);
    if (figure == null) {
      throw new AttributeNotFoundException("no attribute is named " + name);
    }
    try {
      return figure.shown(source.get());
    } catch (RuntimeException e) {
      throw DescribedMBean.portable(e);
    }
  }

  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(operation));
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return new MBeanInfo(getClass().getName(), description, attributes, null, null, null);
  }
}
