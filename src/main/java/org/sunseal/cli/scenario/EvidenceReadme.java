package org.sunseal.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.sunseal.crypto.Certificates;

/** Writes what a reader needs beside an evidence folder: the authorities' certificates and how to check each item. */
final class EvidenceReadme {
    private static final String BIDDER = """

            ## Your own bid

            The key of your slot is in `keys`; with it your sealed key package opens without us:

                openssl cms -decrypt -binary -inform DER -in bids/SLOT/key.p7m -inkey keys/SLOT.key -out package.json

            `package.json` holds your opening form and the key of each file. That it is the package you sealed: its digest
            of each file is the one you know, and the form commitment in `sealed.json` is
            `H("tbe1-form" || 00 || lp(context) || lp(blind) || lp(form))`.
            """;
    private static final String REGULATOR = """

            ## All bids

            - Each trustee's share message is in `shares`, signed by the trustee:

                  openssl cms -verify -inform DER -in shares/T1.p7 -CAfile ../authorities.pem -purpose any -attime $T -out T1.json

              Any three shares of a slot give its key; each share times the generator is the sum of j^m C_m of `slots`.
            - A slot's key is the one all trustees made: the point of the first command is `P` of the slot statement.

                  openssl ec -in keys/SLOT.key -pubout -conv_form compressed -outform DER | tail -c 33 | xxd -p -c 33
                  openssl cms -verify -inform DER -in slots/SLOT.p7 -CAfile ../authorities.pem -purpose any -attime $T -out slot.json

            - With it the sealed key package opens:

                  openssl cms -decrypt -binary -inform DER -in bids/SLOT/key.p7m -inkey keys/SLOT.key -out package.json
            """;

    private EvidenceReadme() {}

    /**
     * Writes README, trust file and authorities.
     *
     * @param kind {@code public}, {@code bidder} or {@code regulator}
     * @param remark about these lots; empty where there is none
     * @param checkedAt the time foreign tools are to take for now
     */
    static void write(Path folder, String kind, String remark, Setting setting, Instant checkedAt) {
        var more =
                switch (kind) {
                    case "bidder" -> BIDDER;
                    case "regulator" -> REGULATOR;
                    default -> "";
                };
        try {
            Files.writeString(
                    folder.resolve("README.md"),
                    forEverybody(kind, checkedAt) + more + (remark.isEmpty() ? "" : "\n" + remark + "\n"));
            setting.trust().write(folder.resolve("trust.json"));
            var anchors = setting.trust().anchors().toArray(X509Certificate[]::new);
            Files.writeString(folder.resolve("authorities.pem"), Certificates.pem(anchors));
        } catch (IOException e) {
            throw new Deviation("No README could be written to " + folder, e);
        }
    }

    private static String forEverybody(String kind, Instant checkedAt) {
        return """
                # Evidence for the %s

                Each folder `lot-*` is what the platform hands out for one lot. Nothing here needs the platform any more.
                The certificates in `authorities.pem` are those of your own trust file; do not take them from anybody else.
                The demonstration runs on a sandbox clock, so give foreign tools a time: `T=%d` (seconds, some time
                after the opening).

                ## Everything at once, with the tool

                    java -jar sunseal-cli.jar verify --trust trust.json lot-1

                ## By hand, in `lot-1`

                - The index: every file with its digest is in `evidence.json`; compare with `sha256sum`.
                - A notice, an order, CLOSE, the record (CMS SignedData; the content is JSON):

                      openssl cms -verify -inform DER -in close.p7 -CAfile ../authorities.pem -purpose any -attime $T -out close.json
                      openssl cms -verify -inform DER -in record.p7 -CAfile ../authorities.pem -purpose any -attime $T -out record.json
                      for f in notices/*.p7 orders/*.p7; do openssl cms -verify -inform DER -in $f -CAfile ../authorities.pem -purpose any -attime $T -out $f.json; done

                - The time-stamp over CLOSE:

                      openssl ts -verify -token_in -in close.tst -data close.p7 -CAfile ../authorities.pem -untrusted certificates/tsa.crt -attime $T

                - The batch was made by all five trustees, and four allotted its keys to this lot:

                      openssl cms -verify -inform DER -in batch.p7 -CAfile ../authorities.pem -purpose any -attime $T -out batch.json
                      openssl cms -verify -inform DER -in allotment.p7 -CAfile ../authorities.pem -purpose any -attime $T -out allotment.json

                - A bid was signed before the deadline (one folder per slot below `bids`, once the lot is opened):

                      openssl cms -verify -cades -inform DER -in bid.p7s -content sealed.json -binary -CAfile ../../../authorities.pem -purpose any -attime $T -out /dev/null

                - The receipt is in the log: `receipt.tlog-proof` is C2SP tlog-proof text; the leaf is
                  `H("tbe1-leaf" || 00 || lp(type) || lp(salt) || lp(body))` after a zero byte, hashed as RFC 6962 does.
                  The copy of the log in `log` has tiles as C2SP tlog-tiles describes them; the root follows from the entries.
                - The record's twin for people, signed by the platform and behind it by the agency (the first signature covers
                  the file as it was then, the last one all of it):

                      pdfsig -nocert record.pdf

                  `-nocert` because pdfsig asks its own list of authorities, which does not know those of a demonstration.
                """.formatted(kind, checkedAt.getEpochSecond());
    }
}
