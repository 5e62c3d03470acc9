package io.baton.location.ofp;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.media.MediaPath;
import java.util.Collection;
import java.util.regex.Pattern;

/** Checks what other nodes and clients send, before anything acts on it. */
final class OfpChecks {
  /** What a session id may be, RFC 2326 section 3.4; at least 64 bits of chance. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.+-]{8,128}");

  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");
  private static final int MOST_NAMES = 64;
  private static final int LONGEST_TEXT = 255;

  /** A week. */
  private static final long LONGEST_DRAIN = 7 * 24 * 3_600_000L;

  private OfpChecks() {}

  static void check(Locate request) {
    if (request.path().isEmpty() == request.content().isEmpty()) {
      throw bad("Give either a path or a content id");
    }
    checkPath(request.path());
    checkText("content", request.content());
    checkText("client", request.client());
  }

  static void check(Assign request) {
    checkId(request.assignment());
    checkPath(request.path());
    checkText("client", request.client());
    checkText("user", request.user());
    checkName(request.anchor());
    checkNames(request.excluded());
    if (!request.provider().isEmpty()) {
      checkName(request.provider());
    }
  }

  static void check(Prepare request) {
    checkId(request.reservation().assignment());
    checkText("client", request.reservation().client());
    checkText("user", request.reservation().user());
    checkName(request.reservation().anchor());
    checkName(request.manager());
    checkNames(request.inform());
    checkBitrate(request.reservation().bitrate());
  }

  static void check(AssignmentRecord record) {
    checkId(record.assignment());
    checkPath(record.path());
    checkName(record.manager());
    checkBitrate(record.bitrate());
    if (record.components().isEmpty()) {
      throw bad("An assignment has at least one component");
    }
  }

  static void check(Drain request, String self) {
    if (!request.node().equals(self)) {
      throw bad("This node is " + self);
    }
    if (request
        .timeoutMillis()
        .filter(millis -> millis < 0 || millis > LONGEST_DRAIN)
        .isPresent()) {
      throw bad("A drain is limited to " + LONGEST_DRAIN + " ms at most");
    }
  }

  static void check(Handoff request) {
    checkId(request.stream());
    if (!request.to().isEmpty()) {
      checkName(request.to());
    }
    if (request.cause().isFailure()) {
      throw bad("A failure is no reason for a handoff: the anchor sees it itself");
    }
  }

  static void checkId(String assignment) {
    if (!ID.matcher(assignment).matches()) {
      throw bad("Not the id of an assignment: expected 8 to 128 letters, digits and any of _.+-");
    }
  }

  static void checkName(String node) {
    if (node == null || !NAME.matcher(node).matches()) {
      throw bad("Not the name of a node");
    }
  }

  private static void checkNames(Collection<String> nodes) {
    if (nodes.size() > MOST_NAMES) {
      throw bad("At most " + MOST_NAMES + " names of nodes are accepted");
    }
    nodes.forEach(OfpChecks::checkName);
  }

  private static void checkPath(String path) {
    if (path.length() > MediaPath.MAX_LENGTH) {
      throw bad("A media path has at most " + MediaPath.MAX_LENGTH + " characters");
    }
  }

  private static void checkText(String what, String text) {
    if (text == null || text.length() > LONGEST_TEXT) {
      throw bad(what + " is missing or longer than " + LONGEST_TEXT + " characters");
    }
  }

  private static void checkBitrate(long bitrate) {
    if (bitrate < 0) {
      throw bad("A bitrate is not negative");
    }
  }

  private static OfpException bad(String message) {
    return new OfpException(OfpStatus.BAD_REQUEST, message);
  }
}
