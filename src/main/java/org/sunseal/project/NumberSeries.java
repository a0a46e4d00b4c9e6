package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Numbers without gaps: a number is given with the transaction that uses it, or not at all. */
@ApplicationScoped
class NumberSeries {
    private final EntityManager database;

    NumberSeries(EntityManager database) {
        this.database = database;
    }

    /** The next number of a series, from 1. Others who want one of the same series wait for this transaction's end. */
    @Transactional(Transactional.TxType.MANDATORY)
    int next(String series) {
        return ((Number) database.createNativeQuery("""
                        insert into number_series (name, last) values (:name, 1)
                        on conflict (name) do update set last = number_series.last + 1
                        returning last""")
                        .setParameter("name", series)
                        .getSingleResult())
                .intValue();
    }
}
