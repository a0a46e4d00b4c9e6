package org.sunseal.cli.scenario;

import java.net.URI;
import java.nio.file.Path;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * Where the scenario takes place.
 *
 * @param platform the running platform
 * @param issuer the realm that gives out tokens
 * @param data the demonstration's folder: keys of the regulator, clocks of agents and time-stamp authority
 * @param authorities the folder of the development certificate authorities
 * @param trust what everybody here trusts, from a file and never from the platform
 * @param out where evidence is left
 */
public record Setting(URI platform, URI issuer, Path data, Path authorities, TrustFile trust, Path out) {
    private static final char[] DEVELOPMENT_PASSWORD = "sunseal-dev".toCharArray();

    public TrusteeRegister register() {
        return trust.register();
    }

    /** The same with evidence left in a folder below. */
    public Setting below(String folder) {
        return new Setting(platform, issuer, data, authorities, trust, out.resolve(folder));
    }

    /** The development authority of that number, 1 or 2. */
    public Signer authority(int number) {
        return Keys.loadSigner(authorities.resolve("ca-%d.p12".formatted(number)), DEVELOPMENT_PASSWORD, "ca");
    }

    /** Where that authority's revocation list is served. */
    public URI revocationList(int number) {
        return platform.resolve("/demo/crl/%d.crl".formatted(number));
    }

    /** The regulator's own signing key. */
    public Signer regulator() {
        return Keys.loadSigner(data.resolve("regulator/regulator.p12"), DEVELOPMENT_PASSWORD, "key");
    }
}
