package org.sunseal.trade;

/** What sort of trade a lot is. All that differs between kinds is found in rows under this name. */
public enum TradeKind {
    /** Open tender for works, goods and services of an engineering project, with postqualification (工程建设项目). */
    ENGINEERING("A01"),
    /** Open tender of government procurement for goods and services (政府采购). */
    PROCUREMENT("D01"),
    /** A tender outside the compulsory law (其他交易), held by choice; nothing but its own documents binds it. */
    OTHER("Z01");

    private final String tradeClass;

    TradeKind(String tradeClass) {
        this.tradeClass = tradeClass;
    }

    /**
     * The class of trade its transaction codes are made with (see {@link TransactionCode}). Of the three only {@code A01}
     * is known from a secondary source, the others from memory.
     */
    public String tradeClass() {
        return tradeClass;
    }

    /** The kind of a tender of which nobody tells one: no law is claimed for it. */
    public static TradeKind unlessTold() {
        return OTHER;
    }

    /** Which stages a lot of this kind passes, and what moves it. */
    public StageTable stages() {
        return StageTable.of(this);
    }
}
