package org.sunseal.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sunseal.award.proof.Announcement;
import org.sunseal.kernel.Refused;

/** Whether an announcement says all it must, and nothing else than the platform knows. All that is wrong at once. */
final class ContentCheck {
    private final List<AwardRows.Content> wanted;
    private final AnnouncementFacts facts;
    private final List<Refused> refused = new ArrayList<>();

    ContentCheck(List<AwardRows.Content> wanted, AnnouncementFacts facts) {
        this.wanted = wanted;
        this.facts = facts;
    }

    List<Refused> refuse(Announcement announcement) {
        check("fields", AwardRows.Part.LOT, announcement.fields(), facts.fields());
        var entries = announcement.entries();
        if (entries.size() != facts.entries().size()) {
            refused.add(new Refused(
                    AwardRefusal.UNLIKE_THE_RECORD,
                    "entries",
                    "There are %d to be named, not %d".formatted(facts.entries().size(), entries.size())));
            return refused;
        }
        for (var i = 0; i < entries.size(); i++) {
            check(
                    "entries[%d]".formatted(i),
                    AwardRows.Part.ENTRY,
                    entries.get(i),
                    facts.entries().get(i));
        }
        return refused;
    }

    private void check(String at, AwardRows.Part part, Map<String, String> said, Map<String, String> known) {
        for (var row : wanted) {
            if (row.part() == part && said.getOrDefault(row.field(), "").isBlank()) {
                refused.add(new Refused(
                        AwardRefusal.CONTENT_MISSING,
                        "%s.%s".formatted(at, row.field()),
                        "%s must be said [%s]".formatted(row.field(), row.source())));
            }
        }
        known.forEach((field, value) -> {
            var is = said.get(field);
            var silent = is == null || is.isBlank();
            if (silent ? field.equals("slot") : !value.equals(is)) { // what it is about must be said in any case
                refused.add(new Refused(
                        AwardRefusal.UNLIKE_THE_RECORD,
                        "%s.%s".formatted(at, field),
                        "%s is known to be '%s'".formatted(field, value)));
            }
        });
    }
}
