package org.sunseal.cli.scenario.procedure;

/** What a reader needs beside the evidence of a whole procedure: what lies where, and how to check it. */
final class ProcedureReadme {
    private ProcedureReadme() {}

    /** @param checkedAt the time foreign tools are to take for now, in seconds */
    static String of(PlayedLot lot, long checkedAt) {
        return """
                # %1$s: the evidence

                Nothing here needs the platform any more. `trust.json` and `authorities.pem` are those of your own trust file;
                do not take them from anybody else. The demonstration runs on a sandbox clock, so give foreign tools a time:
                `T=%2$d`.

                | folder | what it is |
                |---|---|
                | `public/lot-%3$s`, `bidder/lot-%3$s`, `regulator/lot-%3$s` | the opening, as each of them gets it; see the README in `public`, `bidder` and `regulator` |
                | `lot-%3$s/draw` | how the committee was drawn |
                | `lot-%3$s/archive` | everything about the lot, with its signed manifest; see `README.txt` in it |
                | `lot-%3$s/court` | a court's copy, with a verifier of its own; see `README.txt` in it |
                | `bidders` | what the bidders kept on their own machines |

                ## Everything at once, with the tool

                    java -jar sunseal-cli.jar verify --trust trust.json regulator/lot-%3$s
                    java -jar sunseal-cli.jar verify draw --trust trust.json lot-%3$s/draw
                    cd lot-%3$s/court && java -jar sunseal-cli.jar verify --trust ../../trust.json opening/round-1.zip

                ## By hand

                - The manifest of archive and court's copy is signed by the platform and lists every file with its digest:

                      openssl cms -verify -inform DER -in lot-%3$s/archive/manifest.p7m -CAfile authorities.pem -purpose any -attime $T -out manifest.json
                      (cd lot-%3$s/archive && find . -type f -exec sha256sum {} +)

                - Reports, notices and contracts are PDF files with the signatures of those who signed:

                      pdfsig -nocert FILE.pdf
                """.formatted(lot, checkedAt, lot.lot());
    }
}
