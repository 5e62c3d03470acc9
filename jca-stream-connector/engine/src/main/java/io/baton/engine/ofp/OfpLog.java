package io.baton.engine.ofp;

import io.baton.model.text.LogText;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.FormatWith;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Messages of the OFP end point. */
@MessageLogger(projectCode = "BATON")
@ValidIdRange(min = 2400, max = 2499)
interface OfpLog extends BasicLogger {
  OfpLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), OfpLog.class, "io.baton.engine.ofp");

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2400,
      value =
          "OFP answers on %s:%d and takes a sender with the address of a node for one"
              + " (baton.ofp.trust.addresses): every program on the nodes can reserve streams")
  void startedTrusting(@FormatWith(LogText.class) String host, int port);

  @LogMessage(level = Level.INFO)
  @Message(id = 2401, value = "OFP answers on %s:%d, and among nodes by DTLS on port %d")
  void startedWithKey(@FormatWith(LogText.class) String host, int port, int securePort);

  @LogMessage(level = Level.INFO)
  @Message(
      id = 2403,
      value =
          "OFP answers on %s:%d; without a key (baton.ofp.psk.file) it takes nothing from other"
              + " nodes")
  void startedAlone(@FormatWith(LogText.class) String host, int port);

  @LogMessage(level = Level.WARN)
  @Message(
      id = 2404,
      value =
          "A request of %s for /%s was refused: it is for nodes, which show the shared key"
              + " (baton.ofp.psk.file); %d others were since the last report")
  void stranger(
      @FormatWith(LogText.class) String sender,
      @FormatWith(LogText.class) String resource,
      long others);

  @LogMessage(level = Level.ERROR)
  @Message(id = 2402, value = "An OFP request to %s failed; %d others did since the last report")
  void requestFailed(
      @Cause Throwable cause, @FormatWith(LogText.class) String resource, long others);
}
