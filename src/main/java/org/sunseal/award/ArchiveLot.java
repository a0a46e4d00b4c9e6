package org.sunseal.award;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.LoggedPaper;
import org.sunseal.award.proof.Manifest;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;
import org.sunseal.trade.WorkCalendar;

/**
 * Files a lot: everything about it in one package, whose manifest the platform signs and the log names (GPL 42; DA103).
 * The package is put together outside of any transaction, for it takes long; the step is taken when it is stored.
 */
@ApplicationScoped
public class ArchiveLot {
    private final List<ArchivePart> parts;
    private final Rows rows;
    private final Lots lots;
    private final Papers papers;
    private final TenderSide tenderSide;
    private final Clocks clocks;
    private final Blobs blobs;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Event<AwardEvent> events;
    private final Clock clock;

    ArchiveLot(
            @All List<ArchivePart> parts,
            Rows rows,
            Lots lots,
            Papers papers,
            TenderSide tenderSide,
            Clocks clocks,
            Blobs blobs,
            PlatformKeys keys,
            AuditLog log,
            Event<AwardEvent> events,
            Clock clock) {
        this.parts = List.copyOf(parts);
        this.rows = rows;
        this.lots = lots;
        this.papers = papers;
        this.tenderSide = tenderSide;
        this.clocks = clocks;
        this.blobs = blobs;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The archive of the lot; the same again answers with the one there is.
     *
     * @param by the centre, or the agency of the lot
     * @throws Refused {@code not-the-tender-side}, {@code step-not-allowed}, {@code report-to-regulator-missing}, {@code
     *     not-opened} while the record of a round is not witnessed yet
     */
    public LotArchive archive(Party party, LotKey key, Actor by) throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = QuarkusTransaction.requiringNew().call(() -> {
            if (by != Actor.CENTRE) {
                tenderSide.require(party, key, now);
            }
            return find(key);
        });
        if (known.isPresent()) {
            return known.get();
        }
        var lot = QuarkusTransaction.requiringNew().call(() -> requireComplete(lots.lock(key), by));
        var file = Files.createTempFile("sunseal-archive-", ".zip");
        try {
            var manifest = write(file, lot, now);
            String sha256;
            try (var bytes = Files.newInputStream(file)) {
                sha256 = blobs.keep(bytes);
            }
            return QuarkusTransaction.requiringNew().call(() -> keep(key, by, manifest, sha256, now));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Asked before anything is put together, for that takes long; the step itself is asked again when it is taken. */
    private Lot requireComplete(Lot lot, Actor by) {
        if (!lot.allows(Trigger.ARCHIVE)) {
            lot.move(Trigger.ARCHIVE, by); // refuses, and says what the table allows instead
        }
        if (clocks.limit(lot, Subject.REPORT_TO_REGULATOR).isPresent()
                && papers.newest(lot.key(), Paper.Kind.REGULATOR_REPORT).isEmpty()) {
            throw new Refused(
                    AwardRefusal.REPORT_TO_REGULATOR_MISSING,
                    "The written report to the regulator comes first; "
                            + clocks.limit(lot, Subject.REPORT_TO_REGULATOR)
                                    .orElseThrow()
                                    .rule()
                                    .citation());
        }
        return lot;
    }

    private Manifest write(Path file, Lot lot, Instant now) throws IOException {
        try (var archive = new PackageWriter(Files.newOutputStream(file))) {
            for (var part : parts) {
                part.writeTo(archive, lot);
            }
            archive.put("README.txt", Readme.archive(lot.key()).getBytes(StandardCharsets.UTF_8));
            var retention = AwardRows.retention(lot.kind());
            var until = now.atZone(WorkCalendar.LEGAL_ZONE)
                    .plusYears(retention.years())
                    .toInstant();
            return archive.finish(
                    listed -> new Manifest(lot.key().tender(), lot.key().lot(), retention.name(), until, listed, now),
                    keys.signer());
        }
    }

    private LotArchive keep(LotKey key, Actor by, Manifest manifest, String sha256, Instant now) {
        lots.lock(key).move(Trigger.ARCHIVE, by);
        var message = SignedMessage.sign(manifest.body(), keys.signer());
        var archive = new LotArchive(key, manifest, message, sha256, blobs.size(sha256), now);
        rows.persist(archive);
        var logged =
                new LoggedPaper(key.tender(), key.lot(), 0, Map.of("manifest", manifest.sha256(), "package", sha256));
        log.append(new OpenEntry("ARCHIVE", SignedMessage.sign(logged.body(), keys.signer())));
        clocks.meetAll(key, now);
        events.fire(new AwardEvent.Archived(key, manifest.sha256()));
        Log.infof(
                "Lot %s archived: %s, %d files",
                key, manifest.sha256(), manifest.files().size());
        return archive;
    }

    /** The archive of a lot; empty until it is filed. */
    public Optional<LotArchive> find(LotKey key) {
        return rows.findByIdOptional(key);
    }

    /** As {@link #find}, refusing {@code not-archived}. */
    public LotArchive get(LotKey key) {
        return find(key)
                .orElseThrow(() -> new Refused(AwardRefusal.NOT_ARCHIVED, "Lot %s is not archived".formatted(key)));
    }

    /** As {@link #get}, for agency and tenderee of the lot; centre and regulator see all. */
    public LotArchive get(Party party, LotKey key) {
        if (!party.roles().contains("centre") && !party.roles().contains("regulator")) {
            tenderSide.require(party, key, clock.instant());
        }
        return get(key);
    }

    /** Private use of {@link ArchiveLot}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<LotArchive, LotKey> {}
}
