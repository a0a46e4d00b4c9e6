package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.LegalTime;

/** The newest notices that fit a filter, as RSS 2.0: whoever saves a search is told what comes. */
@ApplicationScoped
public class NoticeFeed {
    private static final int ITEMS = 50;
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final DataSource database;
    private final FindNotices notices;
    private final Clock clock;

    NoticeFeed(DataSource database, FindNotices notices, Clock clock) {
        this.database = database;
        this.notices = notices;
        this.clock = clock;
    }

    private record Item(
            String tender,
            String lot,
            String name,
            String tenderee,
            int version,
            String sha256,
            Instant publishedAt,
            @Nullable Instant deadline) {
        static Item read(ResultSet row) throws SQLException {
            return new Item(
                    row.getString("tender"),
                    row.getString("lot"),
                    row.getString("name"),
                    row.getString("tenderee"),
                    row.getInt("version"),
                    row.getString("body_sha256"),
                    Query.instant(row, "published_at"),
                    Query.instantOrNull(row, "deadline"));
        }

        String title() {
            return version == 1 ? name : "%s（变更公告 %d）".formatted(name, version);
        }

        String description() {
            var until = Optional.ofNullable(deadline).map(LegalTime::minute).orElse("—");
            return "%s/%s %s，投标截止 %s（北京时间）".formatted(tender, lot, tenderee, until);
        }
    }

    /**
     * The feed.
     *
     * @param parameters the filters of {@link FindNotices#find}, as they came
     * @param site where the pages of this platform are
     * @param self where this feed was asked for
     * @throws org.sunseal.kernel.Refused or {@link org.sunseal.kernel.Refusals} {@code unknown-filter}, {@code
     *     bad-filter}
     */
    public byte[] write(Map<String, List<String>> parameters, URI site, URI self) {
        var filter = notices.feed(parameters);
        var day = new Day(clock.instant());
        var query = Query.of("""
                select l.tender, l.lot, l.name, l.tenderee, l.deadline, n.version, n.body_sha256, n.published_at
                from portal_notice n join listed_lot l on l.tender = n.tender and l.lot = n.lot where n.in_chain""");
        filter.narrow(query, "l.words", day);
        var items = query.and("order by n.published_at desc, n.body_sha256 limit ?", ITEMS)
                .rows(database, Item::read);
        try {
            return rss(items, site, self, day.now());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed in memory is always writable", e);
        }
    }

    private static byte[] rss(List<Item> items, URI site, URI self, Instant now) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", "http://www.w3.org/2005/Atom");
        xml.writeStartElement("channel");
        element(xml, "title", "招标公告");
        element(xml, "link", site.resolve("/notices").toString());
        element(xml, "description", "公共资源电子交易平台的招标公告与变更公告");
        element(xml, "language", "zh-CN");
        element(xml, "lastBuildDate", RFC_822.format(now));
        xml.writeEmptyElement("atom", "link", "http://www.w3.org/2005/Atom");
        xml.writeAttribute("href", self.toString());
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        for (var item : items) {
            xml.writeStartElement("item");
            element(xml, "title", item.title());
            element(
                    xml,
                    "link",
                    site.resolve("/notices/%s/%s".formatted(item.tender(), item.lot()))
                            .toString());
            element(xml, "description", item.description());
            element(xml, "pubDate", RFC_822.format(item.publishedAt()));
            xml.writeStartElement("guid");
            xml.writeAttribute("isPermaLink", "false");
            xml.writeCharacters("urn:sha256:" + item.sha256());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    /** Text of others may hold characters no XML can; they are left out. */
    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(
                text.replaceAll("[^\\u0009\\u000a\\u000d\\u0020-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]", ""));
        xml.writeEndElement();
    }
}
