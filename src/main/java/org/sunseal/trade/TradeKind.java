package org.sunseal.trade;

/** What sort of trade a lot is. All that differs between kinds is found in rows under this name. */
public enum TradeKind {
    /** Open tender for works, goods and services of an engineering project, with postqualification (工程建设项目). */
    ENGINEERING,
    /** Open tender of government procurement for goods and services (政府采购). */
    PROCUREMENT;

    /** Which stages a lot of this kind passes, and what moves it. */
    public StageTable stages() {
        return StageTable.of(this);
    }
}
