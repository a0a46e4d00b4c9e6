package org.sunseal.trustee;

import java.util.Optional;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/** Which lot of which tender. */
record LotName(String tender, String lot) {

    /** The lot a signed body speaks of; empty for bodies that concern no single lot, or cannot be read. */
    static Optional<LotName> in(byte[] body) {
        try {
            var fields = Fields.read(body);
            return fields.has("tender") && fields.has("lot")
                    ? Optional.of(new LotName(fields.id("tender"), fields.id("lot")))
                    : Optional.empty();
        } catch (InvalidEvidence e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return tender + "/" + lot;
    }
}
