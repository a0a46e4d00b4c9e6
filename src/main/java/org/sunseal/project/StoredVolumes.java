package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sunseal.kernel.Refused;

/** Holds the volumes of the tender documents against the documents there are: a notice promises no file that is missing. */
@ApplicationScoped
class StoredVolumes implements TermsCheck {
    private final TenderDocuments documents;

    StoredVolumes(TenderDocuments documents) {
        this.documents = documents;
    }

    @Override
    public List<Refused> refuse(Lot lot, LotTerms terms) {
        var stored = documents.of(lot.key().tender()).stream()
                .map(TenderDocument::name)
                .collect(Collectors.toSet());
        var refused = new ArrayList<Refused>();
        for (int i = 0; i < terms.volumes().size(); i++) {
            var volume = terms.volumes().get(i);
            for (var file : volume.files()) {
                if (!stored.contains(file)) {
                    refused.add(new Refused(
                            ProjectRefusal.BAD_TERMS,
                            "volumes[%d].files".formatted(i),
                            "Volume %s names %s, which is not stored".formatted(volume.id(), file)));
                }
            }
        }
        return refused;
    }
}
