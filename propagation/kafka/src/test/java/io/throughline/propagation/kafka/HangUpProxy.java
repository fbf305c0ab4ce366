package io.throughline.propagation.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a broker and, when told so, keeps an answer of the broker's to itself
 * and hangs up: the broker has done what it was asked, and the client cannot know.
 */
final class HangUpProxy implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger answersToKeep = new AtomicInteger();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile int target;

  HangUpProxy() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Begins to take connections, for a server at this port. */
  HangUpProxy passOnTo(int port) {
    target = port;
    start(this::accept);
    return this;
  }

  void keepAnswers(int count) {
    answersToKeep.set(count);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(broker);
        start(() -> pump(client, broker, false));
        start(() -> pump(broker, client, true));
      } catch (IOException closed) {
        // The loop's condition tells whether that is the end.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && answersToKeep.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException hungUp) {
      // One side has gone; so does the other.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "hang-up-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    close(server);
    sockets.forEach(HangUpProxy::close);
  }

  private static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
