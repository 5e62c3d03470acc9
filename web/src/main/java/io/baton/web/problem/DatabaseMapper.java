package io.baton.web.problem;

import io.baton.catalog.journal.DatabaseUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** The database does not answer, which the catalog has logged. */
@Provider
public class DatabaseMapper extends RequestMapper<DatabaseUnavailableException> {
  @Override
  public Response toResponse(DatabaseUnavailableException failure) {
    return response(Problem.of(ProblemType.UNAVAILABLE, Sentence.of(failure.getMessage()), path()));
  }
}
