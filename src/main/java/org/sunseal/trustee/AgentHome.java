package org.sunseal.trustee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrustFile;

/**
 * The folder that is the agent: its settings, keys, trust file and everything it ever promised. Only its owner may
 * enter it, and only one process at a time may run it, for two would sign what either alone would refuse.
 */
final class AgentHome implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;
    private final AgentSettings settings;
    private final AgentKeys keys;
    private final TrustFile trust;

    private AgentHome(Path folder, FileChannel lock, AgentSettings settings, AgentKeys keys, TrustFile trust) {
        this.folder = folder;
        this.lock = lock;
        this.settings = settings;
        this.keys = keys;
        this.trust = trust;
    }

    /**
     * Opens an enrolled home.
     *
     * @throws InvalidEvidence {@code not-in-register} when the agent's own trust file does not list these keys under
     *     this id
     * @throws IllegalStateException when another process runs this home
     */
    static AgentHome open(Path folder) {
        var settings = settings(folder);
        var keys = AgentKeys.load(folder.resolve("keys"));
        var trust = TrustFile.parse(Durable.read(folder.resolve("trust.json")));
        requireListed(settings.id(), keys, trust);
        return new AgentHome(folder, lock(folder), settings, keys, trust);
    }

    /**
     * Gives a home its certificates and its trust file, once both are known to fit and while nobody runs it.
     *
     * @throws InvalidEvidence {@code not-in-register} when the register lists other keys under this id; the home is
     *     then as it was
     * @throws IllegalStateException when a process runs this home
     */
    static void enrol(Path folder, AgentKeys keys, TrustFile trust) {
        requireListed(settings(folder).id(), keys, trust);
        try (var home = new AgentHome(folder, lock(folder), settings(folder), keys, trust)) {
            home.keys.store(folder.resolve("keys"));
            Durable.replace(folder.resolve("trust.json"), trust.encode());
        }
    }

    private static AgentSettings settings(Path folder) {
        return AgentSettings.read(Durable.read(folder.resolve("agent.json")));
    }

    AgentSettings settings() {
        return settings;
    }

    String id() {
        return settings.id();
    }

    AgentKeys keys() {
        return keys;
    }

    TrustFile trust() {
        return trust;
    }

    /** A file or folder below {@code state}. */
    Path state(String name) {
        return folder.resolve("state").resolve(name);
    }

    Path sandboxClockFile() {
        return folder.resolve("sandbox-clock.json");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireListed(String id, AgentKeys keys, TrustFile trust) {
        var member = trust.register()
                .member(id)
                .orElseThrow(
                        () -> new InvalidEvidence("not-in-register", id + " is not in the register of trust.json"));
        if (!member.signing().equals(keys.signing().certificate())
                || !member.witnessKey().vkey().equals(keys.witnessKey(id).vkey())) {
            throw new InvalidEvidence("not-in-register", "The register lists other keys for " + id);
        }
        var trustee = trust.register().trustee(id);
        if (trustee.isPresent()
                && !trustee.get().encryption().equals(keys.encryption().certificate())) {
            throw new InvalidEvidence("not-in-register", "The register lists another encryption certificate for " + id);
        }
    }

    private static FileChannel lock(Path folder) {
        Durable.folder(folder.resolve("state"));
        var file = folder.resolve("state/lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new IllegalStateException("Another process runs this agent: " + file);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("This process runs the agent already: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
