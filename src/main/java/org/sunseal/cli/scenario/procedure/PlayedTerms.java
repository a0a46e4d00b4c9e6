package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;

/** The structured terms of a lot as its agency writes them: all that the law of its kind wants to be announced. */
record PlayedTerms(PlayedLot lot, Actor agency) {
    private static final List<Map<String, String>> QUALIFICATION_FOR_WORKS =
            List.of(required("Q1", "具备市政公用工程施工总承包三级及以上资质"), required("Q2", "项目负责人具备市政公用工程二级及以上注册建造师资格"));
    private static final List<Map<String, String>> QUALIFICATION_FOR_GOODS =
            List.of(required("Q1", "具有独立承担民事责任的能力"), required("Q2", "近三年无重大违法记录"));
    private static final List<Map<String, String>> RESPONSIVENESS =
            List.of(required("R1", "投标有效期不少于九十日"), required("R2", "工期、交付期和质量满足招标文件要求"));

    /** What the agency stores beside these terms, by name. */
    static final String DOCUMENTS = "tender-documents.pdf";

    static final String BILL = "bill-of-quantities.xlsx";

    /** The name under which the platform looks for them. */
    String fileName(int version) {
        return version == 1 ? lot.lot() + ".terms.json" : "%s.terms.%d.json".formatted(lot.lot(), version);
    }

    /** The first version. */
    byte[] first(Instant from, Instant until) {
        return CanonicalJson.write(terms(from, until));
    }

    /** A later version that says of itself what it changes. */
    byte[] amended(Instant from, Instant until, String change) {
        var terms = terms(from, until);
        terms.put("addendum", Map.of("mayAffectBids", true, "changesSubject", false, "text", change));
        return CanonicalJson.write(terms);
    }

    private Map<String, Object> terms(Instant from, Instant until) {
        var terms = new LinkedHashMap<String, Object>();
        terms.put("v", 1);
        terms.put("announcement", announcement());
        terms.put("documents", Map.of("from", Times.format(from), "until", Times.format(until)));
        terms.put("volumes", List.of(volume("1", "第一卷 招标文件", DOCUMENTS), volume("2", "第二卷 工程量（采购）清单", BILL)));
        terms.put("bond", "none");
        terms.put("ceilingPrice", lot.kind().ceiling());
        terms.put("responsiveness", RESPONSIVENESS);
        switch (lot.kind()) {
            case ENGINEERING -> {
                terms.put("openingForm", List.of(field("price", "投标总价", "money"), field("days", "工期", "days")));
                terms.put("qualification", QUALIFICATION_FOR_WORKS);
                terms.put("evaluation", averageFloat());
            }
            case PROCUREMENT -> {
                terms.put(
                        "openingForm",
                        List.of(
                                field("price", "投标总价", "money"),
                                field("days", "交付期", "days"),
                                field("smallFirms", Kind.SMALL_FIRMS, "text")));
                terms.put("qualification", QUALIFICATION_FOR_GOODS);
                terms.put("evaluation", compositeLowest());
            }
        }
        return terms;
    }

    private Map<String, String> announcement() {
        var said = new LinkedHashMap<String, String>();
        said.put("projectName", lot.name());
        said.put("howToGetDocuments", "在本平台免费下载，无须报名");
        said.put("tendereeName", lot.tenderee().name());
        said.put("tendereeAddress", "滨江市人民路1号");
        said.put("tendereeContact", "张女士 0571-00000001");
        said.put("agencyName", agency.name());
        said.put("agencyAddress", "滨江市港口路8号");
        said.put("agencyContact", "李先生 0571-00000002");
        switch (lot.kind()) {
            case ENGINEERING -> {
                said.put("content", lot.name() + "的全部施工");
                said.put("scope", "设计图纸和工程量清单所列的全部内容");
                said.put("size", "长约260米，合同估算价1200万元");
                said.put("fundSource", "市级财政资金");
                said.put("capability", "见资格条件");
                said.put("consortium", "不接受联合体投标");
                said.put("howToSubmit", "在投标截止时间前通过本平台递交加密电子投标文件");
                said.put("platformAddress", "公共资源电子交易平台");
            }
            case PROCUREMENT -> {
                said.put("budget", "1200000.00元");
                said.put("requirement", "供应并安装密集架，含运输、安装、培训和两年质保");
                said.put("documentPrice", "免费");
                said.put("openingPlace", "在线开标");
                said.put("contactPerson", "王女士 0571-00000003");
            }
        }
        return said;
    }

    /** Price 50 points against the mean lowered by three per cent, works plan 35, record 15. */
    private static Map<String, Object> averageFloat() {
        var section = composite("avg-float", Map.of("full", "50", "float", "0.03", "above", "1", "below", "0.5"));
        section.put(
                "items",
                List.of(item("T1", "施工组织设计", "technical", false, "35"), item("B1", "类似项目业绩", "business", true, "15")));
        section.put("tieBreaks", List.of("technical"));
        return section;
    }

    /** Price 40 points, the lowest after the small firms' deduction has them all; solution 40, service 20. */
    private static Map<String, Object> compositeLowest() {
        var section = composite("composite-lowest", Map.of("weight", "0.40"));
        section.put("smallFirms", Map.of("whole", "0.10", "part", "0.04"));
        section.put(
                "items",
                List.of(item("T1", "技术方案", "technical", false, "40"), item("B1", "售后服务网点", "business", true, "20")));
        return section;
    }

    private static Map<String, Object> composite(String method, Map<String, String> price) {
        var section = new LinkedHashMap<String, Object>();
        section.put("method", method);
        section.put("full", "100");
        section.put("price", price);
        section.put("scoreScale", 2);
        section.put("roundingStage", "score");
        return section;
    }

    private static Map<String, Object> item(String id, String text, String part, boolean objective, String full) {
        return Map.of("id", id, "text", text, "part", part, "objective", objective, "full", full);
    }

    private static Map<String, Object> volume(String id, String title, String file) {
        return Map.of("id", id, "title", title, "files", List.of(file));
    }

    private static Map<String, String> field(String name, String label, String type) {
        return Map.of("name", name, "label", label, "type", type);
    }

    private static Map<String, String> required(String id, String text) {
        return Map.of("id", id, "text", text);
    }
}
