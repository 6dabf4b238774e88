package parley.sim.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The wire between two nodes: a port of this machine that carries every byte to another. Cutting it
 * closes the port and every connection on it, as a plough would; nobody tells the nodes.
 */
final class Cable implements AutoCloseable {
  private static final int BACKLOG = 16;

  private final int port;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile ServerSocket listener;

  /** Lays a cable from any free port to that one. */
  Cable(int target) throws IOException {
    this.target = target;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    accept(listener);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private void accept(ServerSocket from) {
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket near = from.accept();
              Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
              sockets.add(near);
              sockets.add(far);
              threads.execute(() -> carry(near, far));
              threads.execute(() -> carry(far, near));
            }
          } catch (IOException e) {
            close(from);
          }
        });
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      sockets.remove(from);
    }
  }

  /** The near end. */
  int port() {
    return port;
  }

  /** Cuts it: the port is closed and whatever is under way is lost. */
  void cut() {
    close(listener);
    sockets.forEach(Cable::close);
    sockets.clear();
  }

  /** Mends it at the same port. */
  void mend() throws IOException {
    listener = listen(port);
    accept(listener);
  }

  private static void close(java.io.Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket of the demonstration does not close", e);
    }
  }

  @Override
  public void close() {
    cut();
    threads.shutdownNow();
  }
}
