import { useTranslation } from 'react-i18next';
import { StateMark, type State } from '../../../portal/StateMark';
import { Instant } from '../../../ui/Instant';
import type { Verdict } from '../supervisionApi';
import { useRuleNames } from '../useRuleNames';

const MARKS: Record<Verdict['standing'], State> = {
  KEPT: 'good',
  BROKEN: 'bad',
  RUNNING: 'waiting',
  HELD: 'warning',
};

/** What rules say: the row with its article, what was needed, what there was, and whether it was kept. */
export function VerdictList({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t } = useTranslation('regulator');
  const { subject } = useRuleNames();
  return (
    <ul className="verdict-list">
      {verdicts.map((verdict, at) => (
        <li key={at} className={verdict.standing === 'BROKEN' ? 'verdict-broken' : undefined}>
          <StateMark state={MARKS[verdict.standing]} /> <strong>{t(`standing.${verdict.standing}`)}</strong>{' '}
          {subject(verdict.subject)} <span className="code">{verdict.citation}</span>
          <p>
            {verdict.neededAt !== null ? (
              <>
                {t(verdict.sense === 'AT_LEAST' ? 'verdict.notBefore' : 'verdict.by')}{' '}
                <Instant at={verdict.neededAt} />
                {' · '}
                {verdict.realAt === null ? (
                  t('verdict.notYet')
                ) : (
                  <>
                    {t('verdict.real')} <Instant at={verdict.realAt} />
                  </>
                )}
              </>
            ) : (
              t('verdict.numbers', { needed: verdict.needed ?? 0, real: verdict.real ?? 0 })
            )}
            {verdict.heldAt !== null && (
              <>
                {' · '}
                {t('verdict.heldSince')} <Instant at={verdict.heldAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
