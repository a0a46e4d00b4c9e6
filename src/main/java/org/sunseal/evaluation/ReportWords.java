package org.sunseal.evaluation;

import org.sunseal.evaluation.formula.SmallFirms;
import org.sunseal.evaluation.proof.Correction;
import org.sunseal.evaluation.proof.Matter;
import org.sunseal.evaluation.proof.MethodReader;

/** The words of the law for what a report prints. */
final class ReportWords {
    private ReportWords() {}

    static String method(String method) {
        return switch (method) {
            case MethodReader.AVERAGE_FLOAT -> "综合评估法（平均价下浮）";
            case MethodReader.COMPOSITE_LOWEST -> "综合评分法（低价优先）";
            default -> "最低评标价法";
        };
    }

    static String smallFirms(SmallFirms declared) {
        return switch (declared) {
            case NONE -> "—";
            case PART -> "部分";
            case WHOLE -> "小微企业";
        };
    }

    static String matter(Matter matter) {
        return switch (matter) {
            case QUALIFICATION -> "资格审查";
            case RESPONSIVENESS -> "符合性审查";
            case LOW_PRICE -> "异常低价";
            case COMPETITION -> "竞争性";
        };
    }

    static String rule(Correction.Rule rule) {
        return switch (rule) {
            case OPENING_FORM_PREVAILS -> "开标一览表为准";
            case WORDS_OVER_FIGURES -> "大写金额为准";
            case TOTAL_OVER_SLIPPED_UNIT_PRICE -> "单价小数点明显错位，总价为准";
            case UNIT_PRICES_OVER_TOTAL -> "单价金额为准";
        };
    }
}
