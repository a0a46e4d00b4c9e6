package org.sunseal.cli.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/**
 * The keys of a demonstration's people, one PKCS#12 file for each account. Whoever plays a role by hand signs with the same
 * key the scenarios sign with; the password is in the source, for these keys protect nothing.
 *
 * @param folder where they lie
 */
public record KeyFiles(Path folder) {
    private static final char[] PASSWORD = "sunseal-dev".toCharArray();
    private static final String ALIAS = "key";

    /** A play lasts months of its clock; a key that ends sooner is not begun with. */
    private static final Duration WORTH_USING = Duration.ofDays(200);

    /** The people with an organisation. */
    static KeyFiles ofAccounts(Setting setting) {
        return new KeyFiles(setting.data().resolve("accounts"));
    }

    /** The people in the pool of experts. */
    public static KeyFiles ofExperts(Setting setting) {
        return new KeyFiles(setting.data().resolve("experts"));
    }

    /** The account's key, if it has one. */
    public Optional<Signer> of(String account) {
        var file = file(account);
        return Files.exists(file) ? Optional.of(Keys.loadSigner(file, PASSWORD, ALIAS)) : Optional.empty();
    }

    /** The account's key, if it has one whose certificate outlasts what begins now. */
    Optional<Signer> lasting(String account, Instant now) {
        return of(account)
                .filter(signer -> signer.certificate().getNotAfter().toInstant().isAfter(now.plus(WORTH_USING)));
    }

    public void keep(String account, Signer signer) {
        Keys.store(file(account), PASSWORD, ALIAS, signer);
    }

    public Path file(String account) {
        return folder.resolve(account + ".p12");
    }
}
