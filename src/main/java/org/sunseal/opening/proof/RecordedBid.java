package org.sunseal.opening.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;

/**
 * What the opening record says about one listed bid.
 *
 * @param organisation the bidder's registered name
 * @param creditCode its unified social credit code
 * @param seq which bid of this bidder it was
 * @param received the platform's instant on the receipt
 * @param quorumTime median witness time of the checkpoint that proves the receipt
 * @param readOut the opening form and its blind; null unless the key package opened
 * @param fault why it did not open, for people; null when it did
 */
public record RecordedBid(
        String slot,
        String organisation,
        String creditCode,
        String sealedSha256,
        int seq,
        Instant received,
        Instant quorumTime,
        Result result,
        @Nullable ReadOut readOut,
        @Nullable String fault,
        List<RecordedObject> objects) {

    /** Proof times further than this behind the receipt are pointed out (protocol 5.5). */
    public static final Duration NOTABLE_LAG = Duration.ofSeconds(10);

    /** What became of a bid or of one of its files (protocol 5.10). */
    public enum Result {
        /** It opened and is what the bidder signed. */
        OPENED("opened"),
        /** Its bytes are those of the receipt, yet they do not open, or contradict what was signed: deemed revoked. */
        BIDDER_FAULT("bidder-fault"),
        /** The platform no longer holds the bytes of the receipt: deemed withdrawn, with compensation. */
        PLATFORM_FAULT("platform-fault"),
        /** Too few bids came; it stays sealed. */
        RETURNED("returned");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** The word in the record. */
        public String text() {
            return text;
        }

        /** Whether somebody's fault kept it shut. */
        public boolean isFault() {
            return this == BIDDER_FAULT || this == PLATFORM_FAULT;
        }

        private static Result of(String text) {
            for (var result : values()) {
                if (result.text.equals(text)) {
                    return result;
                }
            }
            throw new InvalidEvidence("malformed-json", "result: unknown value " + text);
        }
    }

    /** The read-out form in its exact bytes, and the blind that opens the commitment to it. */
    public record ReadOut(byte[] form, byte[] blind) {
        /** The form's fields. */
        public OpeningForm fields() {
            return OpeningForm.parse(form);
        }
    }

    /** One file of an opened bid; size in bytes and SHA-256 (hex) of the plaintext as the key package names them. */
    public record RecordedObject(String name, long size, String sha256, Result result) {}

    public RecordedBid {
        objects = List.copyOf(objects);
    }

    /**
     * What a bid comes to, its files taken together with its key package. A file the platform lost weighs more than one
     * the bidder spoilt: a bid must not be revoked for the platform's fault.
     */
    public static Result worst(Result ofPackage, List<RecordedObject> files) {
        var results = files.stream().map(RecordedObject::result).collect(Collectors.toSet());
        if (results.contains(Result.PLATFORM_FAULT)) {
            return Result.PLATFORM_FAULT;
        }
        return results.contains(Result.BIDDER_FAULT) ? Result.BIDDER_FAULT : ofPackage;
    }

    /** Whether form, files and result go together: a form that was read means that only a file can be at fault. */
    private boolean holdsTogether() {
        return readOut != null
                ? result == worst(Result.OPENED, objects) && result != Result.RETURNED
                : result != Result.OPENED && objects.isEmpty();
    }

    /**
     * Time from the receipt to its proof, in whole seconds; witness clocks tick in seconds, so it may round to nothing.
     */
    public long lagSeconds() {
        return Math.max(0, Duration.between(received, quorumTime).toSeconds());
    }

    /** The read-out form, when the bid opened. */
    public Optional<ReadOut> read() {
        return Optional.ofNullable(readOut);
    }

    Map<String, @Nullable Object> asMap() {
        var bid = new LinkedHashMap<String, @Nullable Object>();
        bid.put("slot", slot);
        bid.put("organisation", organisation);
        bid.put("creditCode", creditCode);
        bid.put("sealedSha256", sealedSha256);
        bid.put("seq", seq);
        bid.put("received", Times.format(received));
        bid.put("quorumTime", Times.format(quorumTime));
        bid.put("lagSeconds", lagSeconds());
        bid.put("form", readOut == null ? null : readOut.form());
        bid.put("blind", readOut == null ? null : Framing.hex(readOut.blind()));
        bid.put("formFields", readOut == null ? null : CanonicalJson.read(readOut.form()));
        bid.put("result", result.text);
        bid.put("fault", fault);
        bid.put("objects", objects.stream().map(RecordedBid::object).toList());
        return bid;
    }

    private static Map<String, Object> object(RecordedObject object) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", object.name());
        map.put("size", object.size());
        map.put("sha256", object.sha256());
        map.put("result", object.result().text);
        return map;
    }

    static RecordedBid read(Fields fields) {
        fields.spelledOut("form", "blind", "formFields", "fault");
        var bid = new RecordedBid(
                fields.id("slot"),
                fields.text("organisation"),
                fields.text("creditCode"),
                fields.digest("sealedSha256"),
                fields.smallInteger("seq"),
                fields.instant("received"),
                fields.instant("quorumTime"),
                Result.of(fields.text("result")),
                readOut(fields),
                fields.optionalText("fault").orElse(null),
                fields.list("objects").stream().map(RecordedBid::object).toList());
        if (fields.integer("lagSeconds") != bid.lagSeconds()) {
            throw fields.wrong("lagSeconds", "not the time between received and quorumTime");
        }
        if (!bid.holdsTogether()) {
            throw fields.wrong("result", "not what the form and the files came to");
        }
        fields.end();
        return bid;
    }

    private static @Nullable ReadOut readOut(Fields fields) {
        var form = fields.optionalBytes("form");
        var spelledOut = fields.optionalObject("formFields").map(Fields::members);
        if (!form.map(CanonicalJson::read).equals(spelledOut) || form.isPresent() != fields.has("blind")) {
            throw fields.wrong("formFields", "not the fields of form, or form and blind do not go together");
        }
        return form.map(bytes -> new ReadOut(bytes, fields.hex("blind"))).orElse(null);
    }

    private static RecordedObject object(Fields fields) {
        var object = new RecordedObject(
                fields.text("name"), fields.integer("size"), fields.digest("sha256"), Result.of(fields.text("result")));
        fields.end();
        return object;
    }
}
