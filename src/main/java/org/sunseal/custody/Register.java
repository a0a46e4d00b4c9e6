package org.sunseal.custody;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.WitnessKeys;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.Refused;

/**
 * The trustees' register the platform works with, out of the trust file an operator put in place. The file is read
 * again when it changes; while it is missing, nothing of custody can go on and callers are told so.
 */
@Singleton
public class Register implements WitnessKeys {
    private final Optional<Path> file;
    private volatile @Nullable Loaded loaded;

    private record Loaded(FileTime modified, TrustFile trust) {}

    Register(@ConfigProperty(name = "sunseal.trust-file") Optional<Path> file) {
        this.file = file;
    }

    /**
     * The register in force.
     *
     * @throws Refused {@code register-missing} while there is no trust file
     */
    public TrusteeRegister current() {
        return trust().register();
    }

    /** The whole trust file: anchors and the register's signed bytes, for display and for evidence. */
    public TrustFile trust() {
        var path = file.filter(Files::isReadable)
                .orElseThrow(() -> new Refused(CustodyRefusal.REGISTER_MISSING, "The platform has no trust file yet"));
        try {
            var modified = Files.getLastModifiedTime(path);
            var known = loaded;
            if (known == null || !known.modified.equals(modified)) {
                known = new Loaded(modified, TrustFile.load(path));
                loaded = known; // two at once have read the same; a lock here made every commit queue
            }
            return known.trust;
        } catch (IOException e) {
            throw new Refused(CustodyRefusal.REGISTER_MISSING, "The trust file cannot be read");
        }
    }

    /** Whether there is a trust file at all. */
    public boolean isPresent() {
        return file.filter(Files::isReadable).isPresent();
    }

    /** The rule by which the log's checkpoints count; as {@link #current}, refused while there is no trust file. */
    @Override
    public WitnessQuorum quorum() {
        return current().quorum();
    }

    @Override
    public X509Certificate timeStampAuthority() {
        return current().tsa();
    }

    /** SHA-256 of the register's body in hex. */
    public String sha256() {
        return current().sha256();
    }
}
