package org.sunseal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CRLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.RevokedSerial;
import org.sunseal.crypto.Signer;
import org.sunseal.kernel.SandboxClock;

/**
 * The development CAs' revocation lists, made every minute of the platform's sandbox time and at once after it jumps
 * (protocol 5.0). To revoke a certificate of CA N, add the line {@code <serial in hex> <instant>} to {@code
 * crl/revoked-N.txt}.
 */
final class RevocationLists {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Backdated: somebody may have signed before this list, on a clock that is a little behind. */
    private static final Duration BACK = Duration.ofHours(1);

    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private final Path folder;
    private final List<Signer> authorities;
    private final SandboxClock clock;
    private Instant made = Instant.MIN;

    RevocationLists(Settings settings) {
        this.folder = settings.data().resolve("crl");
        this.authorities = List.of(DemoKeys.authority(settings, 1), DemoKeys.authority(settings, 2));
        this.clock = new SandboxClock(settings.platformClock());
    }

    /** Makes both lists now, and from now on whenever they are due, until the process ends. */
    void keepFresh() {
        makeIfDue();
        Thread.ofPlatform().daemon().name("revocation-lists").start(() -> {
            while (true) {
                try {
                    Thread.sleep(LOOK);
                    makeIfDue();
                } catch (UncheckedIOException e) {
                    System.err.println("Revocation lists could not be made, trying again: " + e.getMessage());
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void makeIfDue() {
        var now = clock.instant();
        if (now.isBefore(made.plus(INTERVAL))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= authorities.size(); number++) {
                var crl = Certificates.crl(
                        authorities.get(number - 1),
                        revoked(number),
                        now.minus(BACK),
                        now.plus(GOOD_FOR),
                        now.getEpochSecond());
                var draft = folder.resolve(number + ".crl.new");
                Files.write(draft, crl.getEncoded());
                Files.move(
                        draft,
                        folder.resolve(number + ".crl"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            made = now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CRLException e) {
            throw new IllegalStateException("A list just made has a DER form", e);
        }
    }

    private List<RevokedSerial> revoked(int number) throws IOException {
        var file = folder.resolve("revoked-%d.txt".formatted(number));
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s+"))
                .map(fields -> new RevokedSerial(new BigInteger(fields[0], 16), Instant.parse(fields[1])))
                .toList();
    }
}
