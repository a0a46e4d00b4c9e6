package org.sunseal.opening;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.opening.proof.RecordedBid.ReadOut;
import org.sunseal.opening.proof.RecordedBid.RecordedObject;
import org.sunseal.opening.proof.RecordedBid.Result;

/** How one bid's opening becomes one line of the record, with the fault rules of protocol 5.10 applied. */
final class RecordLines {
    private RecordLines() {}

    /**
     * The line of a bid.
     *
     * @param opened what its key package came to; empty when the round is returned unopened
     * @param objects what became of its files, by number
     */
    static RecordedBid line(
            SealedBid bid, Instant quorumTime, Optional<OpenedBid> opened, Map<Integer, Result> objects) {
        var manifest = bid.manifest();
        var contents = opened.flatMap(OpenedBid::contents);
        var files = contents.map(found -> files(found, objects)).orElse(List.of());
        return new RecordedBid(
                bid.slot(),
                bid.name(),
                bid.creditCode(),
                manifest.sha256(),
                manifest.seq(),
                bid.receivedAt(),
                quorumTime,
                opened.map(found -> RecordedBid.worst(found.result(), files)).orElse(Result.RETURNED),
                contents.map(found -> new ReadOut(found.form(), found.blind())).orElse(null),
                opened.map(found -> fault(found, files)).orElse(null),
                files);
    }

    private static List<RecordedObject> files(KeyPackage contents, Map<Integer, Result> objects) {
        return contents.objects().stream()
                .map(entry -> new RecordedObject(
                        entry.name(),
                        entry.size(),
                        entry.digest(),
                        objects.getOrDefault(entry.i(), Result.PLATFORM_FAULT)))
                .toList();
    }

    private static @Nullable String fault(OpenedBid opened, List<RecordedObject> files) {
        if (opened.fault() != null) {
            return opened.fault();
        }
        var failed = files.stream()
                .filter(file -> file.result() != Result.OPENED)
                .map(RecordedObject::name)
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? null : "Does not open: " + failed;
    }
}
