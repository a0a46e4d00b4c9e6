package org.sunseal.dispute;

import java.time.Instant;
import org.sunseal.letters.Wording;
import org.sunseal.project.Lot;
import org.sunseal.trade.LegalTime;

/** What the letters of this room say. None says who asked or objected. */
final class Wordings {
    private Wordings() {}

    static Wording noticePublished(Lot lot, int version) {
        return new Wording(
                "notice-published",
                "公告发布：" + lot.name(),
                "标段%s（%s）发布了第%d号公告，请登录平台查阅公告及招标文件。".formatted(lot.key(), lot.name(), version),
                "Notice published: " + lot.name(),
                "Notice %d of lot %s (%s) is published. Please read it and the documents on the platform."
                        .formatted(version, lot.key(), lot.name()));
    }

    static Wording enquiryAsked(Lot lot) {
        return new Wording(
                "enquiry-asked",
                "收到提问：" + lot.name(),
                "有人就标段%s的招标文件提问，请登录平台答复；答复将向所有人公布。".formatted(lot.key()),
                "A question was asked: " + lot.name(),
                "Somebody has asked a question about the documents of lot %s. Please answer it on the platform; the answer is published to everybody."
                        .formatted(lot.key()));
    }

    static Wording enquiryAnswered(Lot lot) {
        return new Wording(
                "enquiry-answered",
                "提问已答复：" + lot.name(),
                "标段%s的一项提问已答复，问题与答复已公布，不显示提问人。".formatted(lot.key()),
                "A question is answered: " + lot.name(),
                "A question about lot %s is answered. Question and answer are published; who asked is not shown."
                        .formatted(lot.key()));
    }

    static Wording objectionFiled(Lot lot, ObjectionRow row, boolean late) {
        return new Wording(
                "objection-filed",
                "收到%s：%s".formatted(row.inChinese(), lot.name()),
                late
                        ? "标段%s收到逾期%s，已留存并标明逾期，监督部门可见；项目不因此暂停。".formatted(lot.key(), row.inChinese())
                        : "标段%s收到%s，请登录平台在期限内答复。".formatted(lot.key(), row.inChinese()),
                "An objection was filed: " + lot.name(),
                late
                        ? "A late objection about lot %s was filed. It is kept, marked late and shown to the regulator; nothing waits for it."
                                .formatted(lot.key())
                        : "An objection about lot %s was filed. Please answer it on the platform in time."
                                .formatted(lot.key()));
    }

    static Wording objectionAnswered(Lot lot, ObjectionRow row) {
        return new Wording(
                "objection-answered",
                "%s已答复：%s".formatted(row.inChinese(), lot.name()),
                "标段%s的一项%s已答复，请登录平台查阅。".formatted(lot.key(), row.inChinese()),
                "An objection is answered: " + lot.name(),
                "An objection about lot %s is answered. Please read the answer on the platform.".formatted(lot.key()));
    }

    static Wording answerOverdue(Lot lot, Instant due) {
        return new Wording(
                "answer-overdue",
                "答复逾期：" + lot.name(),
                "标段%s有一项答复应于%s前作出，现已逾期，监督部门可见。".formatted(lot.key(), LegalTime.minute(due)),
                "An answer is overdue: " + lot.name(),
                "An answer about lot %s was due before %s. It is overdue, and the regulator sees it."
                        .formatted(lot.key(), LegalTime.minute(due)));
    }

    static Wording deadlineToMove(Lot lot, Instant earliest) {
        return new Wording(
                "deadline-to-move",
                "须延长投标截止时间：" + lot.name(),
                "标段%s的异议均已答复，但投标截止时间不足；须在原截止时间之前发布公告，将其延至%s或以后，项目方可恢复。"
                        .formatted(lot.key(), LegalTime.minute(earliest)),
                "The deadline has to move: " + lot.name(),
                "Every objection about lot %s is answered, but its deadline is too near. The lot goes on once a notice, published before that deadline, moves it to %s or later."
                        .formatted(lot.key(), LegalTime.minute(earliest)));
    }
}
