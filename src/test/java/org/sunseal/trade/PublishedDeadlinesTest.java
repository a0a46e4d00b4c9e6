package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sunseal.trade.TimeLimitTest.at;
import static org.sunseal.trade.TimeLimitTest.refusalOf;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * Deadlines of published notices, each recomputed by hand in its comment: with the title, the number, who published
 * it, when and where. The sites themselves were out of reach; the dates were read in copies that others keep of these
 * notices in public, so by this project's marks they are secondary sources (~). Addresses that begin with a letter
 * and a date are those of 中国政府采购网 (ccgp.gov.cn). Holidays are those of 国办发明电〔2025〕7号.
 *
 * <p>Where a notice is short by our reading of the law, the test says what we refuse and why.
 */
class PublishedDeadlinesTest {
    /**
     * 天津市胸科医院检验科设备租赁服务项目公开招标公告, XCSD-2026-A-641, 天津市胸科医院, 2026-08-27, t20260827_27219613: documents until 3 September
     * 16:00, bids until 17 September 09:30.
     *
     * <p>27 August is a Thursday. Documents, five working days: Fr 28 (1), Mo 31 (2), Tu 1 September (3), We 2 (4),
     * Th 3 (5). Bids, twenty days: 28 to 31 August are 4, 1 to 16 September 16 more, so the 17th is a day later than
     * must be.
     */
    @Test
    void five_working_days_over_a_weekend() {
        var supply = procurement("GP-SUPPLY-5WD");

        assertThat(supply.lastDay(LocalDate.of(2026, 8, 27))).isEqualTo("2026-09-03");
        assertThat(procurement("GP-T-20D").lastDay(LocalDate.of(2026, 8, 27))).isEqualTo("2026-09-16");
    }

    /**
     * 病原微生物能力提升相关设备购置公开招标公告, XCSD-2026-C-181, 天津市滨海新区疾病预防控制中心, 2026-08-24 18:50, t20260824_27194426: documents until
     * 31 August, bids until 14 September 09:30.
     *
     * <p>24 August is a Monday: Tu 25 (1), We 26 (2), Th 27 (3), Fr 28 (4), Mo 31 (5). The twentieth day is Sunday 13
     * September, which a plain weekend does not move; at 09:30 of that day 19 days and 14:40 hours had passed.
     */
    @Test
    void the_twentieth_day_counts_to_the_hour_of_publication() {
        var deadline = procurement("GP-T-20D");
        var published = at("2026-08-24T18:50");

        assertThat(procurement("GP-SUPPLY-5WD").lastDay(LocalDate.of(2026, 8, 24)))
                .isEqualTo("2026-08-31");
        assertThat(deadline.earliest(published)).isEqualTo(at("2026-09-13T18:50"));
        assertThatCode(() -> deadline.require(published, at("2026-09-14T09:30")))
                .doesNotThrowAnyException();
        assertThat(refusalOf(() -> deadline.require(published, at("2026-09-13T09:30")))
                        .reason())
                .isEqualTo(TradeRefusal.DEADLINE_TOO_EARLY);
    }

    /**
     * 张家口市张北县县域医共体强基工程项目公开招标公告, RHP-C052667424200-1, 张北县卫生健康局, 2026-09-08, t20260908_27286943: documents until 15
     * September, bids until 29 September 08:30.
     *
     * <p>8 September is a Tuesday: We 9 (1), Th 10 (2), Fr 11 (3), Mo 14 (4), Tu 15 (5). Twenty days: 9 to 28
     * September; the 28th is a Monday after the Mid-Autumn Festival of 25 to 27, so nothing moves, and the 29th is
     * lawful.
     */
    @Test
    void twenty_days_that_end_the_day_after_a_festival() {
        assertThat(procurement("GP-SUPPLY-5WD").lastDay(LocalDate.of(2026, 9, 8)))
                .isEqualTo("2026-09-15");
        assertThat(procurement("GP-T-20D").lastDay(LocalDate.of(2026, 9, 8))).isEqualTo("2026-09-28");
    }

    /**
     * 中国医学科学院整形外科医院诊疗能力提升项目（2025）公开招标公告, 0701-264106140925, 中国医学科学院整形外科医院, 2026-09-07, t20260907_27282657: documents
     * until 14 September, bids until 28 September 09:00.
     *
     * <p>7 September is a Monday: 8 (1), 9 (2), 10 (3), 11 (4), Mo 14 (5). The twentieth day is Sunday 27 September,
     * the last of the Mid-Autumn Festival (25 to 27): the day after the holiday is the 28th (O87 85), the very day of
     * the notice.
     */
    @Test
    void a_twentieth_day_in_the_mid_autumn_festival_moves_behind_it() {
        assertThat(procurement("GP-SUPPLY-5WD").lastDay(LocalDate.of(2026, 9, 7)))
                .isEqualTo("2026-09-14");
        assertThat(procurement("GP-T-20D").lastDay(LocalDate.of(2026, 9, 7))).isEqualTo("2026-09-28");
    }

    /**
     * 全过程工程咨询项目协作技术服务公开招标公告, 浙江省水利水电技术咨询中心, 2026-02-12, t20260212_26176805: bids until 4 March 09:30.
     *
     * <p>The Spring Festival (15 to 23 February) lies within the twenty days and is counted with them: 13 to 28
     * February are 16, 1 to 4 March 4 more. The last day is the very day of the notice.
     */
    @Test
    void a_festival_within_the_twenty_days_is_counted_with_them() {
        assertThat(procurement("GP-T-20D").lastDay(LocalDate.of(2026, 2, 12))).isEqualTo("2026-03-04");
    }

    /**
     * 大连医科大学附属第二医院肿瘤内科会议服务项目更正公告, JH25-210000-04401, 大连医科大学附属第二医院, 2026-09-28 14:52, t20260928_27407407: the
     * documents changed; they are given out until 11 October 00:00, bids taken until 14 October 08:30.
     *
     * <p>28 September is a Monday. Five working days: Tu 29 (1), We 30 (2), 1 to 7 October off, Th 8 (3), Fr 9 (4),
     * Sa 10 made up (5): over with the first instant of the 11th, the very instant of the notice. Fifteen days before
     * bids: 13 October 14:52, so the 13th at 08:30 would have been too near, and the 14th is not.
     */
    @Test
    void five_working_days_over_the_national_day_and_the_saturday_made_up_for_it() {
        var changed = at("2026-09-28T14:52");
        var addendum = procurement("GP-ADD-15D");

        assertThat(procurement("GP-SUPPLY-5WD").end(changed)).isEqualTo(at("2026-10-11T00:00"));
        assertThatCode(() -> addendum.require(changed, at("2026-10-14T08:30"))).doesNotThrowAnyException();
        assertThat(refusalOf(() -> addendum.require(changed, at("2026-10-13T08:30")))
                        .reason())
                .isEqualTo(TradeRefusal.TOO_NEAR_THE_DEADLINE);
    }

    /**
     * 拜泉县中医院中医院医疗设备采购项目采购更正公告（第一次）, [230231]BC[GK]20260030, 拜泉县中医院, 2026-09-28, t20260928_27409079: a technical
     * parameter changed, and the deadline of 8 October 08:35 moved to 14 October 08:35.
     *
     * <p>The hour of publication is not known. Counted from the first instant of 28 September the fifteen days end on
     * 13 October 00:00, so the 8th could not stand; counted from its last they end before 14 October 00:00, so the
     * 14th can.
     */
    @Test
    void an_addendum_ten_days_before_the_deadline_moves_it() {
        var addendum = procurement("GP-ADD-15D");

        var refused = refusalOf(() -> addendum.require(at("2026-09-28T00:00"), at("2026-10-08T08:35")));

        assertThat(refused.reason()).isEqualTo(TradeRefusal.TOO_NEAR_THE_DEADLINE);
        assertThat(refused.detail()).startsWith("GP-ADD-15D [O87 27]").endsWith("2026-10-13 00:00:00");
        assertThatCode(() -> addendum.require(at("2026-09-28T23:59:59"), at("2026-10-14T08:35")))
                .doesNotThrowAnyException();
    }

    /**
     * 辽宁省检验检测认证中心药检院购置基质辅助激光解吸电离飞行时间质谱仪（等）项目更正公告, JH26-210000-47010, 辽宁省检验检测认证中心, 2026-09-24 12:19,
     * t20260924_27395926: a parameter changed, and bids are opened on 10 October 09:30.
     *
     * <p>Fifteen days from 24 September 12:19 are 9 October 12:19; the holiday between moves nothing, for the days
     * are counted back from the deadline. 10 October is a Saturday, and worked: it makes up for the National Day.
     */
    @Test
    void a_deadline_on_a_made_up_saturday_is_on_a_working_day() {
        var addendum = procurement("GP-ADD-15D");

        assertThat(addendum.earliest(at("2026-09-24T12:19"))).isEqualTo(at("2026-10-09T12:19"));
        assertThat(addendum.latestBefore(at("2026-10-10T09:30"))).isEqualTo(at("2026-09-25T09:30"));
        assertThat(WorkCalendar.published().isWorkingDay(LocalDate.of(2026, 10, 10)))
                .isTrue();
    }

    /**
     * 中国医学科学院北京协和医院检验科设备购置项目（2）第3包中标公告, 0701-264106070107, 中国医学科学院北京协和医院, 2026-09-29 09:22, t20260929_27412753:
     * decided on 29 September, public for one working day.
     *
     * <p>29 September is a Tuesday. One working day: We 30. Two for the announcement: We 30 (1), 1 to 7 October off,
     * Th 8 (2); it was made on the first morning. Queries, seven from the end of the notice period on the 30th: 8
     * (1), 9 (2), Sa 10 made up (3), 12 (4), 13 (5), 14 (6), 15 (7).
     */
    @Test
    void a_result_announced_before_the_national_day_may_be_queried_until_the_week_after() {
        assertThat(procurement("GP-RESULT-1WD").lastDay(LocalDate.of(2026, 9, 29)))
                .isEqualTo("2026-09-30");
        assertThat(procurement("GP-ANN-2WD").lastDay(LocalDate.of(2026, 9, 29))).isEqualTo("2026-10-08");
        assertThat(procurement("GP-QUERY-7WD").lastDay(LocalDate.of(2026, 9, 30)))
                .isEqualTo("2026-10-15");
        assertThatCode(() -> procurement("GP-ANN-2WD").require(at("2026-09-29T00:00"), at("2026-09-29T09:22")))
                .doesNotThrowAnyException();
    }

    /**
     * 唐山三友电子化学品有限责任公司年产3000吨电子级盐酸项目污水处理装置工程总承包招标公告, 唐山市公共资源交易中心, 2026-09-09: documents from 10 September 09:00 until
     * 16 September 17:00, bids until 30 September 09:00.
     *
     * <p>The law counts from the day documents are first given out (TBL 24): 11 to 30 September are twenty days, and
     * the hour is that of the beginning. It is the earliest lawful deadline to the minute. Five days: 11 to 15
     * September, over with the first instant of the 16th; the documents were given out seventeen hours longer.
     */
    @Test
    void an_engineering_deadline_at_the_earliest_lawful_instant() {
        var deadline = engineering("ENG-T-20D");
        var begun = at("2026-09-10T09:00");

        assertThat(deadline.earliest(begun)).isEqualTo(at("2026-09-30T09:00"));
        assertThat(refusalOf(() -> deadline.require(begun, at("2026-09-30T08:59:59")))
                        .reason())
                .isEqualTo(TradeRefusal.DEADLINE_TOO_EARLY);
        assertThat(engineering("ENG-SALE-5D").end(begun)).isEqualTo(at("2026-09-16T00:00"));
        assertThatCode(() -> engineering("ENG-SALE-5D").require(begun, at("2026-09-16T17:00")))
                .doesNotThrowAnyException();
    }

    /**
     * 酉阳县井岗堰中型灌区续建配套与现代化改造项目（第二次）中标候选人公示, 50024220260520001010101, 重庆市公共资源交易网: 公示期 from 15 June to 17 June 2026.
     *
     * <p>The notice counts the day it begins on. By our reading it is not counted (民法典 201), and no fewer than three
     * days (TBR 54) are 16, 17 and 18 June: a publicity that ends with the 17th is refused as a day short. Had it
     * come out on the 14th, it would be lawful.
     */
    @Test
    void a_publicity_that_counts_its_first_day_is_refused() {
        var publicity = engineering("ENG-PUB-3D");
        var overWithTheSeventeenth = at("2026-06-18T00:00");

        var refused = refusalOf(() -> publicity.require(at("2026-06-15T09:00"), overWithTheSeventeenth));

        assertThat(refused.reason()).isEqualTo(TradeRefusal.PERIOD_TOO_SHORT);
        assertThat(refused.detail()).startsWith("ENG-PUB-3D [TBR 54]").endsWith("2026-06-19 00:00:00");
        assertThatCode(() -> publicity.require(at("2026-06-14T09:00"), overWithTheSeventeenth))
                .doesNotThrowAnyException();
    }

    private static TimeLimit procurement(String code) {
        return TimeLimitTest.limit(TradeKind.PROCUREMENT, code);
    }

    private static TimeLimit engineering(String code) {
        return TimeLimitTest.limit(TradeKind.ENGINEERING, code);
    }
}
