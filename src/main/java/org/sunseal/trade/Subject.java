package org.sunseal.trade;

/** What a rule regulates, in one word for every kind: code asks for the subject, the kind's rows answer. */
public enum Subject {
    /** From the first issue of the documents to the deadline for bids. */
    ISSUE_TO_DEADLINE,
    /** How long the documents can be had. */
    DOCUMENT_SUPPLY,
    /** How long the notice stands. */
    NOTICE_PERIOD,
    /** From an addendum that may affect bids to the deadline. */
    ADDENDUM,
    /** From an objection (异议) to the documents to the deadline. */
    OBJECTION,
    ANSWER_TO_OBJECTION,
    /** From an enquiry (询问) to its answer. */
    ANSWER_TO_ENQUIRY,
    /** A query (质疑), from when its ground was known. */
    QUERY,
    /** A complaint (投诉) to the regulator, from when its ground was known or the answer was due. */
    COMPLAINT,
    /** A bid bond's share of the estimate or budget. */
    BID_BOND,
    /** From when works must be tendered, whoever would rather not. */
    COMPULSORY_WORKS,
    /** The same for goods. */
    COMPULSORY_GOODS,
    /** The same for services. */
    COMPULSORY_SERVICES,
    /** From a submission to the centre to its slip. */
    SERVICE,
    /** How much longer the centre may take, once, for a reason it gives. */
    SERVICE_EXTENSION,
    /** From a slip of the centre to a remedy against it. */
    SERVICE_REMEDY,
    /** How many complete bids an opening needs. */
    BIDS,
    COMMITTEE_SIZE,
    /** How much of a committee are experts. */
    EXPERT_SHARE,
    /** From the report of the evaluation to the publication of the candidates. */
    CANDIDATES_START,
    /** How long the candidates are published before an award. */
    CANDIDATES_PUBLICITY,
    /** From the end of the evaluation to the report in the tenderee's hands. */
    REPORT_TO_TENDEREE,
    /** From the report to the tenderee's decision. */
    DECISION,
    /** From the decision to its announcement. */
    ANNOUNCEMENT,
    /** How long the announced result stands. */
    RESULT_PUBLICITY,
    /** From the award notice to the contract. */
    CONTRACT,
    /** A performance bond's share of the contract's price. */
    PERFORMANCE_BOND,
    /** From the contract to its publication. */
    CONTRACT_PUBLICATION,
    /** From the event that frees a bid bond to its refund. */
    BOND_REFUND,
    /** From the award decision to the written report to the regulator. */
    REPORT_TO_REGULATOR
}
