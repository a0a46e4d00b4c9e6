package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.experts.DrawEvidence;
import org.sunseal.project.Lot;

/** How the experts were drawn, so that anyone can draw again, and who they were. */
@ApplicationScoped
class ArchivedDraw implements ArchivePart {
    private final DrawEvidence draws;

    ArchivedDraw(DrawEvidence draws) {
        this.draws = draws;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        for (var file : draws.files(lot.key()).entrySet()) {
            archive.put("experts/" + file.getKey(), file.getValue());
        }
    }
}
