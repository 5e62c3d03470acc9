package io.baton.management;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;

/** A JMX bean whose attributes cannot be set. */
abstract class ReadOnlyMBean implements DynamicMBean {
  /** Those that can't be read are left out, as JMX asks. */
  @Override
  public final AttributeList getAttributes(String[] names) {
    AttributeList list = new AttributeList();
    for (String name : names) {
      try {
        list.add(new Attribute(name, getAttribute(name)));
      } catch (JMException | RuntimeException e) {
        // Its absence shows that it cannot be read.
      }
    }
    return list;
  }

  @Override
  public final void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
  }

  @Override
  public final AttributeList setAttributes(AttributeList list) {
    return new AttributeList();
  }
}
