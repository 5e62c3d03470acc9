package io.baton.connector.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;

/** What both activations have in common: they belong to Baton's adapter and need no settings. */
abstract class AdapterActivation implements ActivationSpec, Serializable {
  private static final long serialVersionUID = 1L;

  private transient ResourceAdapter resourceAdapter;

  @Override
  public ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    resourceAdapter = adapter;
  }

  @Override
  public void validate() throws InvalidPropertyException {
    if (!(resourceAdapter instanceof BatonResourceAdapter)) {
      throw new InvalidPropertyException(
          getClass().getSimpleName()
              + " belongs to the Baton connector, not to "
              + resourceAdapter);
    }
  }
}
