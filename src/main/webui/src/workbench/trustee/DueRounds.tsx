import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import { StateMark, type State } from '../../portal/StateMark';
import { Instant } from '../../ui/Instant';
import type { Condition, Desk, Due } from './custodyApi';
import { standing } from './due';

const MARKS: Record<Condition['standing'], State> = {
  MET: 'good',
  WAITING: 'waiting',
  BLOCKED: 'bad',
  BY_AGENT: 'unknown',
  NOT_ASKED: 'unknown',
};

/** Rounds still to be opened, each with the conditions under which trustees release. */
export function DueRounds({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  return (
    <section aria-labelledby="due">
      <h2 id="due">
        {desk.rounds.length === 0 ? t('due.none') : t('due.finding', { count: desk.rounds.length })}
      </h2>
      <ul className="verdict-list">
        {desk.rounds.map((round) => (
          <li key={`${round.tender}/${round.lot}/${round.round}`}>
            <Round round={round} threshold={desk.threshold} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Round({ round, threshold }: { round: Due; threshold: number }) {
  const { t } = useTranslation('trustee');
  return (
    <>
      <h3>
        <Link to={paths.lot(round.tender, round.lot)}>{round.name}</Link>{' '}
        <span className="secondary">
          {t('due.round', { tender: round.tender, lot: round.lot, round: round.round })}
        </span>
      </h3>
      <p>
        {t('due.at')} <Instant at={round.opensAt} seconds /> · {t(`due.${standing(round)}`)} ·{' '}
        {t(round.allotted ? 'due.allotted' : 'due.unallotted')}
        {round.state === 'CLOSED' && (
          <>
            {' '}
            · {t('due.received', { count: round.received.length, threshold })} {round.received.join(', ')}
          </>
        )}
      </p>
      <details open={round.state === 'CLOSED'}>
        <summary>{t('due.conditions')}</summary>
        <ul className="conditions">
          {round.conditions.map((condition) => (
            <li key={condition.rule}>
              <StateMark state={MARKS[condition.standing]} /> {t(`rule.${condition.rule}`)}{' '}
              <strong>{t(`standing.${condition.standing}`)}</strong>
              {condition.standing === 'WAITING' && condition.at !== null && (
                <>
                  {' '}
                  {t('due.until')} <Instant at={condition.at} seconds />
                </>
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
