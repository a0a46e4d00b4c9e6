package org.sunseal.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server in a process of its own, which does as it is told on its standard input: a mode on each line. It speaks
 * just enough of RFC 5321 to take a mail, and keeps what it has answered for, one file each.
 */
final class FakeSmtp {
    /** How it behaves. */
    enum Mode {
        /** Takes everything. */
        HONEST,
        /** Hangs up on whoever calls. */
        REFUSING,
        /** Takes the whole mail and hangs up instead of answering for it. */
        DROPPING,
        /** Takes everything, a fifth of a second at a time. */
        SLOW,
        /** Takes nobody's mail now. */
        BUSY,
        /** Knows nobody whose name begins with {@code nobody}. */
        PARTICULAR
    }

    private final ServerSocket server;
    private final Path folder;
    private final AtomicInteger kept = new AtomicInteger();
    private volatile Mode mode = Mode.HONEST;

    private FakeSmtp(int port, Path folder) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.folder = folder;
    }

    /** Arguments: port, folder for mails. Ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        var smtp = new FakeSmtp(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Thread.ofPlatform().daemon().start(smtp::serve);
        System.out.println("listening");
        var orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            smtp.mode = Mode.valueOf(order);
            System.out.println(order);
        }
    }

    private void serve() {
        while (true) {
            try {
                var caller = server.accept();
                Thread.ofVirtual().start(() -> converse(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket caller) {
        try (caller) {
            if (mode == Mode.REFUSING) {
                return;
            }
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
            var out = caller.getOutputStream();
            answer(out, "220 fake");
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    answer(out, judge(recipient));
                } else if (line.equals("DATA")) {
                    answer(out, "354 go on");
                    var mail = mail(in);
                    if (mode == Mode.DROPPING) {
                        return;
                    }
                    keep(recipient, mail); // before the answer: from then on it is ours
                    answer(out, "250 ours");
                } else if (line.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 fine");
                }
            }
        } catch (IOException | InterruptedException e) {
            return; // whoever called hung up
        }
    }

    private String judge(String recipient) {
        if (mode == Mode.BUSY) {
            return "450 later";
        }
        return mode == Mode.PARTICULAR && recipient.startsWith("nobody") ? "550 who?" : "250 fine";
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private void keep(String recipient, String mail) throws IOException {
        var draft = Files.createTempFile(folder, "draft", ".tmp");
        Files.writeString(draft, recipient + "\n" + mail);
        Files.move(
                draft, folder.resolve("%04d.mail".formatted(kept.incrementAndGet())), StandardCopyOption.ATOMIC_MOVE);
    }

    private void answer(OutputStream out, String line) throws IOException, InterruptedException {
        if (mode == Mode.SLOW) {
            Thread.sleep(200);
        }
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }
}
