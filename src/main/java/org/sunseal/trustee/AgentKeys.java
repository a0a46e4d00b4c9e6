package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.Signer;

/**
 * The agent's three keys: it signs with one, its shares are sealed to the second, and the third cosigns the log. A body
 * that only witnesses has no use for the second.
 *
 * @param signing signs dealings, allotments, releases, acknowledgements and answers
 * @param encryption opens what is sealed to this trustee
 * @param witness Ed25519, C2SP tlog-cosignature
 */
record AgentKeys(Signer signing, Signer encryption, KeyPair witness) {
    static final String ALIAS = "trustee";

    static AgentKeys load(Path folder) {
        char[] password = password(folder);
        return new AgentKeys(
                Keys.loadSigner(folder.resolve("signing.p12"), password, ALIAS),
                Keys.loadSigner(folder.resolve("encryption.p12"), password, ALIAS),
                readWitness(Durable.read(folder.resolve("witness.key"))));
    }

    void store(Path folder) {
        var passwordFile = folder.resolve("password");
        if (!passwordFile.toFile().exists()) {
            Durable.keep(passwordFile, Framing.hex(Keys.random(16)).getBytes(StandardCharsets.US_ASCII));
        }
        char[] password = password(folder);
        Keys.store(folder.resolve("signing.p12"), password, ALIAS, signing);
        Keys.store(folder.resolve("encryption.p12"), password, ALIAS, encryption);
        Durable.keep(folder.resolve("witness.key"), writeWitness(witness));
    }

    /** The verifier key under which the register lists this witness. */
    NoteKey witnessKey(String id) {
        return NoteKey.of(id, NoteKey.COSIGNATURE, witness.getPublic());
    }

    private static char[] password(Path folder) {
        return new String(Durable.read(folder.resolve("password")), StandardCharsets.US_ASCII)
                .strip()
                .toCharArray();
    }

    private static byte[] writeWitness(KeyPair pair) {
        return CanonicalJson.write(Map.of(
                "private",
                pair.getPrivate().getEncoded(),
                "public",
                pair.getPublic().getEncoded()));
    }

    private static KeyPair readWitness(byte[] json) {
        var fields = Fields.read(json);
        var pair = new KeyPair(
                Keys.publicKey("Ed25519", fields.bytes("public")), Keys.privateKey("Ed25519", fields.bytes("private")));
        fields.end();
        return pair;
    }
}
