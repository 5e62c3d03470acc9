package io.baton.engine.testing;

import io.netty.util.NetUtil;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** A client that says exactly what it is told to, and waits for what comes. */
public final class RtspTestClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int FRAME_HEADER = 4;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String base;
  private final Queue<Frame> frames = new ArrayDeque<>();
  private int cseq;

  /** An interleaved packet. */
  public record Frame(int channel, ByteBuffer bytes) {}

  /** Talks over a connection that is open. */
  public RtspTestClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
    base =
        "rtsp://"
            + NetUtil.toSocketAddressString(
                new InetSocketAddress(socket.getInetAddress(), socket.getPort()));
  }

  public static RtspTestClient connect(int port) throws IOException {
    return new RtspTestClient(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Connects with a small receive window, as a client does that will not read. */
  public static RtspTestClient connectNarrow(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new RtspTestClient(socket);
  }

  /** Connects from another address of this machine. */
  public static RtspTestClient connectFrom(String address, int port) throws IOException {
    return new RtspTestClient(
        new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0));
  }

  /** URI of a path on the server. */
  public String uri(String path) {
    return base + path;
  }

  /** Sends a request, with header lines, and waits for its answer. */
  public RtspReply request(String method, String path, String... headers) throws IOException {
    send(method, path, headers);
    return reply();
  }

  /** Sends a request and does not wait; its number is that of the request before plus one. */
  public void send(String method, String path, String... headers) throws IOException {
    String uri = path.startsWith("/") ? uri(path) : path;
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(uri).append(" RTSP/1.0\r\n");
    text.append("CSeq: ").append(++cseq).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    sendRaw(text.append("\r\n").toString());
  }

  /** Sends a request with a text/parameters body and waits for its answer. */
  public RtspReply parameters(String method, String path, String body, String... headers)
      throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type: text/parameters";
    all[headers.length + 1] = "Content-Length: " + body.length();
    send(method, path, all);
    sendRaw(body);
    return reply();
  }

  public void sendRaw(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends, for lambdas. */
  public void sendRawUnchecked(String text) {
    sendUnchecked(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends, for lambdas. */
  public void sendUnchecked(byte[] bytes) {
    try {
      send(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a packet interleaved. */
  public void sendFrame(int channel, byte[] packet) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + packet.length);
    frame.put((byte) '$').put((byte) channel).putShort((short) packet.length).put(packet);
    send(frame.array());
  }

  /** The next answer; interleaved packets before it are kept for {@link #frame}. */
  public RtspReply reply() throws IOException {
    int start = in.readUnsignedByte();
    while (start == '$') {
      frames.add(readFrame());
      start = in.readUnsignedByte();
    }
    String[] status = ((char) start + line()).split(" ", 3);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] field = line.split(":", 2);
      headers.merge(field[0], field[1].strip(), (first, next) -> first + "\n" + next);
    }
    byte[] body = new byte[Integer.parseInt(headers.getOrDefault("Content-Length", "0"))];
    in.readFully(body);
    return new RtspReply(
        Integer.parseInt(status[1]), status[2], headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** The next interleaved packet; there must be no answer before it. */
  public Frame frame() throws IOException {
    if (!frames.isEmpty()) {
      return frames.remove();
    }
    int magic = in.readUnsignedByte();
    if (magic != '$') {
      throw new IOException("an interleaved packet was expected, not " + (char) magic);
    }
    return readFrame();
  }

  private Frame readFrame() throws IOException {
    int channel = in.readUnsignedByte();
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return new Frame(channel, ByteBuffer.wrap(bytes));
  }

  /** Whether interleaved packets came before the answers read so far. */
  public boolean hasFrames() {
    return !frames.isEmpty();
  }

  /** Waits until the server closes the connection; what it sends before is thrown away. */
  public void awaitClose() throws IOException {
    byte[] rest = new byte[8192];
    while (in.read(rest) >= 0) {
      // Until the end.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
