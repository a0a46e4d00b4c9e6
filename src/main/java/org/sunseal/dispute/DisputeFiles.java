package org.sunseal.dispute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;

/**
 * Writes a lot's disputes as files for its archive: every objection as it was signed, every answer as it was signed, each
 * with what opens its log entry, and the enquiries in one list.
 */
final class DisputeFiles {
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final ArrayList<Map<String, @Nullable Object>> enquiries = new ArrayList<>();

    void add(Objection objection, Filing filing) {
        var name = "objection-" + objection.id();
        files.put(name + ".p7m", filing.message());
        files.put(name + ".entry.json", opened(filing.entry(objection.id(), objection.late())));
        AnswerObjection.entry(objection).ifPresent(answer -> {
            files.put("answer-" + objection.id() + ".p7m", answer.body());
            files.put("answer-" + objection.id() + ".entry.json", opened(answer));
        });
    }

    void add(Enquiry enquiry, Question question) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", enquiry.id().toString());
        json.put("creditCode", question.creditCode());
        json.put("askedAt", Times.format(question.askedAt()));
        json.put("question", question.text());
        json.put("answer", enquiry.answer().orElse(null));
        json.put("answeredAt", enquiry.answeredAt().map(Times::format).orElse(null));
        json.put("entry", members(question.entry(enquiry.id())));
        json.put(
                "answerEntry",
                AnswerEnquiry.entry(enquiry).map(DisputeFiles::members).orElse(null));
        enquiries.add(json);
    }

    SortedMap<String, byte[]> written() {
        if (!enquiries.isEmpty()) {
            files.put("enquiries.json", CanonicalJson.writePretty(Map.of("enquiries", enquiries)));
        }
        return files;
    }

    private static byte[] opened(SealedEntry entry) {
        return CanonicalJson.writePretty(members(entry));
    }

    private static Map<String, Object> members(SealedEntry entry) {
        return Map.of("type", entry.type(), "salt", entry.salt(), "body", entry.body());
    }
}
