package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.audit.EntryIntake;
import org.sunseal.audit.proof.OpenEntry;

/** Takes notices and orders that agents pass on to the log because the platform had not logged them (protocol 9.1). */
@ApplicationScoped
class SignedByOthers implements EntryIntake {
    private final PublishNotice publish;
    private final RecordOrder record;

    SignedByOthers(PublishNotice publish, RecordOrder record) {
        this.publish = publish;
        this.record = record;
    }

    @Override
    public boolean takes(String type) {
        return type.equals("NOTICE") || type.equals("ORDER");
    }

    @Override
    public void take(OpenEntry entry) {
        if (entry.type().equals("NOTICE")) {
            publish.passOn(entry.message());
        } else {
            record.record(entry.message());
        }
    }
}
