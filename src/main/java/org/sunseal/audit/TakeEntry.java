package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Fields;
import org.sunseal.kernel.Refused;

/** Takes an open entry that someone forwards, and gives it to the capability that understands its type. */
@ApplicationScoped
public class TakeEntry {
    private final Instance<EntryIntake> intakes;

    TakeEntry(Instance<EntryIntake> intakes) {
        this.intakes = intakes;
    }

    /** Takes canonical JSON {type, message}; who signed the message is judged by the capability. */
    public void take(byte[] body) {
        var fields = Fields.read(body);
        var entry = new OpenEntry(fields.text("type"), fields.bytes("message"));
        fields.end();
        intakes.stream()
                .filter(intake -> intake.takes(entry.type()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        LogRefusal.UNKNOWN_ENTRY_TYPE, "Entries of type %s are not forwarded".formatted(entry.type())))
                .take(entry);
    }
}
