package io.baton.client.cli.option;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.header.RangeHeader;
import java.time.Duration;
import java.util.NoSuchElementException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A normal play time as in RTSP: seconds, or {@code h:mm:ss.fraction} (RFC 2326 section 3.6). */
public final class NptConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    try {
      return Duration.ofNanos(RangeHeader.parse("npt=" + value + "-").start().orElseThrow());
    } catch (RtspParseException | NoSuchElementException e) {
      throw new TypeConversionException("'" + value + "' is no time such as 31.7 or 0:01:30");
    }
  }
}
