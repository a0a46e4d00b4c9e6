package org.sunseal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the replicas as a cluster's service does: each connection goes to the next one that answers. */
final class Balancer implements AutoCloseable {
    private final List<Integer> replicas;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
    private int next;

    private Balancer(List<Integer> replicas, ServerSocket door) {
        this.replicas = List.copyOf(replicas);
        this.door = door;
    }

    /** Before these ports of this machine. */
    static Balancer before(Integer... replicas) {
        try {
            var balancer = new Balancer(List.of(replicas), new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            balancer.pumps.submit(balancer::welcome);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    @Override
    public void close() {
        close(door);
        open.forEach(Balancer::close);
        pumps.shutdownNow();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                pass(door.accept());
            } catch (IOException e) {
                continue; // the door was closed, or a caller has gone again
            }
        }
    }

    private void pass(Socket caller) {
        open.add(caller);
        for (var attempt = 0; attempt < replicas.size(); attempt++) {
            var port = replicas.get(next++ % replicas.size());
            try {
                var replica = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(replica);
                pumps.submit(() -> pump(caller, replica));
                pumps.submit(() -> pump(replica, caller));
                return;
            } catch (IOException e) {
                continue; // that one is down: the next
            }
        }
        close(caller);
    }

    /** Ends both when either ends, so that nobody waits for a replica that has died. */
    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of them has died, which is what this is about
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
