package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.dispute.Disputes;
import org.sunseal.project.Lot;

/** Enquiries and objections with their answers, as they were signed. */
@ApplicationScoped
class ArchivedDisputes implements ArchivePart {
    private final Disputes disputes;

    ArchivedDisputes(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        for (var file : disputes.files(lot.key()).entrySet()) {
            archive.put("disputes/" + file.getKey(), file.getValue());
        }
    }
}
