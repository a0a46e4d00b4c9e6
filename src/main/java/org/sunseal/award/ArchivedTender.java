package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.project.Lot;
import org.sunseal.project.Notices;
import org.sunseal.project.Orders;
import org.sunseal.project.TenderDocuments;

/** Notices, tender documents and the regulator's orders. */
@ApplicationScoped
class ArchivedTender implements ArchivePart {
    private final Notices notices;
    private final TenderDocuments documents;
    private final Orders orders;

    ArchivedTender(Notices notices, TenderDocuments documents, Orders orders) {
        this.notices = notices;
        this.documents = documents;
        this.orders = orders;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        for (var notice : QuarkusTransaction.requiringNew().call(() -> notices.of(lot.key()))) {
            var name = "notices/%02d-%s.p7m"
                    .formatted(notice.version(), notice.sha256().substring(0, 16));
            archive.put(name, notice.message());
        }
        for (var document : QuarkusTransaction.requiringNew()
                .call(() -> documents.of(lot.key().tender()))) {
            try (var bytes = documents.read(document)) {
                archive.put("documents/" + document.name(), bytes);
            }
        }
        for (var order : QuarkusTransaction.requiringNew().call(() -> orders.of(lot.key()))) {
            archive.put("orders/%s.p7m".formatted(order.sha256()), order.message());
        }
    }
}
