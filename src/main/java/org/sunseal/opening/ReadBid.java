package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;

/** The files of an opened bid, for whoever has to read it. That the caller may is for the caller's capability to say. */
@ApplicationScoped
public class ReadBid {
    private final ClosedRounds closed;
    private final OpenedBids opened;
    private final OpenFiles files;

    ReadBid(ClosedRounds closed, OpenedBids opened, OpenFiles files) {
        this.closed = closed;
        this.opened = opened;
        this.files = files;
    }

    /**
     * A file as the bidder named it.
     *
     * @param number by which it is fetched
     * @param size in bytes
     * @param sha256 of the plaintext, hex
     */
    public record NamedFile(int number, String name, long size, String sha256) {}

    /** The files of a bid that opened, in the bidder's order. */
    public List<NamedFile> files(String tender, String lot, int round, String slot) {
        var found = closed.require(tender, lot, round);
        var results = opened.objects(found.closeSha256()).getOrDefault(slot, Map.of());
        return opened.of(found.closeSha256()).stream()
                .filter(bid -> bid.slot().equals(slot))
                .flatMap(bid -> bid.contents().stream())
                .flatMap(contents -> contents.objects().stream())
                .filter(entry -> results.get(entry.i()) == Result.OPENED)
                .map(entry -> new NamedFile(entry.i(), entry.name(), entry.size(), entry.digest()))
                .toList();
    }

    /** Where the plaintext of such a file lies; refuses {@code not-opened}. */
    public Path file(String tender, String lot, int round, String slot, int number) {
        if (files(tender, lot, round, slot).stream().noneMatch(file -> file.number() == number)) {
            throw new Refused(OpeningRefusal.NOT_OPENED, "File %d of bid %s is not open".formatted(number, slot));
        }
        return files.file(closed.require(tender, lot, round).closeSha256(), slot, number);
    }
}
