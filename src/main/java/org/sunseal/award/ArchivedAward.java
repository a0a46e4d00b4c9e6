package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.documents.Blobs;
import org.sunseal.project.Lot;

/** Every paper of the award in the order it was kept, and the files it names. */
@ApplicationScoped
class ArchivedAward implements ArchivePart {
    private final Papers papers;
    private final AttachFile files;
    private final Blobs blobs;

    ArchivedAward(Papers papers, AttachFile files, Blobs blobs) {
        this.papers = papers;
        this.files = files;
        this.blobs = blobs;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        for (var paper : QuarkusTransaction.requiringNew().call(() -> papers.of(lot.key()))) {
            archive.put(paper.file(), paper.content());
        }
        for (var file : QuarkusTransaction.requiringNew().call(() -> files.of(lot.key()))) {
            try (var bytes = blobs.read(file.sha256())) {
                archive.put("award/files/%s-%s".formatted(file.sha256().substring(0, 16), file.name()), bytes);
            }
        }
    }
}
