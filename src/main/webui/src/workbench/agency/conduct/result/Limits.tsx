import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Left } from '../../../../portal/Left';
import { StackedTable } from '../../../../portal/StackedTable';
import { StateMark } from '../../../../portal/StateMark';
import { Instant } from '../../../../ui/Instant';
import { useLotInHand } from '../LotDesk';
import { rules } from '../queries';
import type { Award, Limit } from './awardApi';

/** The law's clocks that run or ran for this lot. */
export function Limits({ award }: { award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const { lot } = useLotInHand();
  const law = useQuery(rules(lot.kind, lot.region)).data ?? [];
  const name = (rule: string) =>
    t([`gantt.row.${law.find(({ code }) => code === rule)?.subject ?? rule}`, 'gantt.unknown'] as never, {
      rule,
    }) as string;
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t('limits.title')}</h2>
      <StackedTable
        caption={t('limits.caption', { count: award.limits.length })}
        rows={award.limits}
        rowKey={({ rule, beganAt }) => `${rule} ${beganAt}`}
        columns={[
          { key: 'what', head: t('gantt.what'), cell: ({ rule }) => name(rule) },
          { key: 'began', head: t('limits.began'), cell: ({ beganAt }) => <Instant at={beganAt} /> },
          {
            key: 'due',
            head: t('limits.due'),
            cell: ({ period, dueAt }) => (
              <>
                {t(period ? 'limits.least' : 'limits.most')} <Instant at={dueAt} />
              </>
            ),
          },
          { key: 'state', head: t('gantt.verdict'), cell: (limit) => <State limit={limit} /> },
          {
            key: 'law',
            head: t('gantt.legal'),
            cell: ({ citation }) => <span className="code">{citation}</span>,
          },
        ]}
      />
    </section>
  );
}

function State({ limit: { period, dueAt, heldAt, metAt, overdue } }: { limit: Limit }) {
  const { t } = useTranslation('agencyConduct');
  if (overdue) {
    return (
      <>
        <StateMark state="bad" /> {t(metAt ? 'limits.metLate' : 'limits.overdue')}
      </>
    );
  }
  if (metAt) {
    return (
      <>
        <StateMark state="good" /> {t(period ? 'limits.over' : 'limits.met')} <Instant at={metAt} />
      </>
    );
  }
  if (heldAt) {
    return (
      <>
        <StateMark state="warning" /> {t('limits.held')} <Instant at={heldAt} />
      </>
    );
  }
  return (
    <>
      <StateMark state="waiting" /> <Left to={dueAt} />
    </>
  );
}
