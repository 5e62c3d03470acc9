package io.baton.web.problem;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The error page of the web application: renders what the container refuses before a resource is
 * reached (401, 403, 404 …), and what fails outside one.
 */
@WebServlet(urlPatterns = ProblemServlet.PATH, asyncSupported = true)
public class ProblemServlet extends HttpServlet {
  /** Where {@code web.xml} finds the page. */
  static final String PATH = "/problem";

  private static final long serialVersionUID = 1L;

  private transient Jsonb jsonb;

  @Override
  public void init() {
    jsonb = JsonbBuilder.create();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Problem problem = problem(request);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    byte[] body = jsonb.toJson(problem).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Problem problem(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      return Problem.of( // somebody asked for the page itself
          ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.detail(), request.getRequestURI());
    }
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (status == ProblemType.INTERNAL.status()) {
      Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return FailureReport.log(
          cause instanceof Throwable failure ? failure : null, request.getMethod(), path);
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return Problem.ofStatus(
        status, known == null ? "Status " + status : known.getReasonPhrase(), path);
  }

  @Override
  public void destroy() {
    try {
      jsonb.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close the JSON binding", e);
    }
  }
}
