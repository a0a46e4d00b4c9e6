import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '../../../ui/Instant';
import { day, minute } from '../../../ui/time';
import { regulatorPaths } from '../paths';
import type { FileEvent } from '../supervisionApi';
import { useRuleNames } from '../useRuleNames';
import { VerdictList } from './VerdictList';

/** What happened to the lot, in its order, with the rules' verdicts beside each step. */
export function Timeline({ events }: { events: readonly FileEvent[] }) {
  const { t } = useTranslation('regulator');
  return (
    <ol className="timeline">
      {events.map((event, at) => (
        <li
          key={at}
          className={
            event.verdicts.some(({ standing }) => standing === 'BROKEN') ? 'timeline-broken' : undefined
          }
        >
          <p className="secondary">
            {event.wholeDay ? (
              <time dateTime={day(event.at)}>{day(event.at)}</time>
            ) : (
              <Instant at={event.at} seconds />
            )}
          </p>
          <Happened event={event} />
          {(event.sha256 !== null || event.logIndex !== null) && (
            <p className="secondary">
              {event.logIndex !== null && (
                <Link to={regulatorPaths.entry(event.logIndex)}>
                  {t('event.log', { index: event.logIndex })}
                </Link>
              )}{' '}
              {event.sha256 !== null && (
                <>
                  {t('event.digest')} <span className="digest">{event.sha256}</span>
                </>
              )}
            </p>
          )}
          {event.verdicts.length > 0 && <VerdictList verdicts={event.verdicts} />}
        </li>
      ))}
    </ol>
  );
}

function Happened({ event }: { event: FileEvent }) {
  const names = useRuleNames();
  const lines = useLines(event);
  const title =
    event.kind === 'ORDER'
      ? names.order(event.facts.kind ?? '')
      : event.kind === 'PAPER'
        ? names.paper(event.facts.kind ?? '')
        : names.event(event.kind);
  return (
    <>
      <h3>{title}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** The facts of an event as sentences; what nobody put into words is left to the signed document. */
function useLines({ kind, facts }: FileEvent): string[] {
  const { t } = useTranslation('regulator');
  const names = useRuleNames();
  switch (kind) {
    case 'NOTICE':
      return [
        facts.inChain === 'false' ? t('fact.offChain') : t('fact.version', { version: facts.version }),
        ...Object.entries(facts)
          .filter(([name]) => name.startsWith('opensAt.'))
          .map(([name, at]) => {
            const round = name.slice('opensAt.'.length);
            const before = facts[`before.${round}`];
            return before === undefined
              ? t('fact.opensAt', { round, at: minute(at) })
              : t('fact.moved', { round, at: minute(at), before: minute(before) });
          }),
      ];
    case 'SLIP':
      return [t('fact.slip', { number: facts.number, kind: t(`slip.${facts.kind}` as 'slip.ACCEPTED') })];
    case 'ORDER':
      return [
        facts.reason ?? t('fact.otherRegulator'),
        ...(facts.lifts ? [t('fact.lifts', { sha256: facts.lifts })] : []),
      ];
    case 'OBJECTION_FILED':
    case 'OBJECTION_ANSWERED':
      return [
        t('fact.about', { about: t(`about.${facts.about}` as 'about.DOCUMENTS') }),
        ...(facts.late === 'true' ? [t('fact.late')] : []),
        ...(facts.outcome && kind === 'OBJECTION_ANSWERED'
          ? [t('fact.outcome', { outcome: t(`outcome.${facts.outcome}` as 'outcome.UPHELD') })]
          : []),
      ];
    case 'CLOSED':
      return [
        t('fact.closed', { round: facts.round, at: minute(facts.deadline ?? 0) }),
        t('fact.bids', { count: Number(facts.count) }),
        ...(facts.enough === 'false' ? [t('fact.tooFew')] : []),
      ];
    case 'READ_OUT':
      return [t('fact.trustees', { trustees: facts.trustees })];
    case 'DRAW_REQUESTED':
      return [t('fact.draw', { number: facts.number, at: minute(facts.evaluationAt ?? 0) })];
    case 'EVALUATION_BEGUN':
    case 'EVALUATION_ENDED':
      return [
        t('fact.sitting', { round: facts.round, sitting: facts.sitting }),
        ...(facts.void ? [t('fact.void', { reason: facts.void })] : []),
      ];
    case 'REEVALUATION':
      return [t(facts.newCommittee === 'true' ? 'fact.newCommittee' : 'fact.sameCommittee')];
    case 'RETENDERED':
      return [t('fact.tendering', { tendering: facts.tendering })];
    case 'PAPER':
      return [t(facts.public === 'true' ? 'fact.public' : 'fact.notPublic', { number: facts.number })];
    case 'ARCHIVED':
      return [t('fact.retained', { until: day(facts.retainUntil ?? 0) })];
    case 'LIMIT_MET':
      return [];
    default:
      return names.event(kind) === kind ? [kind] : [];
  }
}
