package org.sunseal.trade;

/** What is bought (标的类别). Compulsory tendering begins at another amount for each. */
public enum Category {
    /** Works (工程施工). */
    WORKS(Subject.COMPULSORY_WORKS),
    /** Goods: equipment and materials (货物). */
    GOODS(Subject.COMPULSORY_GOODS),
    /** Services; with engineering projects survey, design and supervision (服务). */
    SERVICES(Subject.COMPULSORY_SERVICES);

    private final Subject threshold;

    Category(Subject threshold) {
        this.threshold = threshold;
    }

    /** The rule that says from which amount it must be tendered. */
    public Subject threshold() {
        return threshold;
    }
}
