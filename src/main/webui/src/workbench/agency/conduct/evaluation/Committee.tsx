import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { StateMark } from '../../../../portal/StateMark';
import { Instant } from '../../../../ui/Instant';
import { Note } from '../../../../ui/Note';
import type { Evaluation } from './evaluationApi';
import { phasesOf } from './phases';

/** How far a sitting is: its phases, and of each member only what may be known. */
export function Committee({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation('agencyConduct');
  const { committee, signatures, phase, sitting, lead, dueAt, work } = evaluation;
  return (
    <section aria-labelledby="committee">
      <h2 id="committee">{t('evaluation.sitting', { sitting })}</h2>
      <ol className="stage-line" aria-label={t('evaluation.phases')}>
        {phasesOf(phase).map(({ phase: each, standing }) => (
          <li
            key={each}
            className={`stop stop-${standing}`}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            <span className="stop-name">
              {t(`evaluation.phase.${each}`)}
              <span className="hidden-visually">{t(`lot:line.${standing}` as never)}</span>
            </span>
          </li>
        ))}
      </ol>
      {phase === 'REPORT' && dueAt && (
        <p>
          {t('evaluation.signBy')} <Instant at={dueAt} />
        </p>
      )}
      {work === null && (
        <Note>
          <p>{t('evaluation.secret')}</p>
        </Note>
      )}
      <StackedTable
        caption={t('evaluation.members', {
          seated: committee.filter(({ seated }) => seated).length,
          count: committee.length,
        })}
        rows={committee}
        rowKey={({ member }) => member}
        columns={[
          {
            key: 'member',
            head: t('evaluation.member'),
            cell: ({ member }) => (member === lead ? t('evaluation.lead', { member }) : member),
          },
          {
            key: 'specialty',
            head: t('evaluation.specialty'),
            cell: ({ delegate, specialty }) => (delegate ? t('evaluation.delegate') : specialty),
          },
          {
            key: 'seated',
            head: t('evaluation.seated'),
            cell: ({ seated }) => (
              <>
                <StateMark state={seated ? 'good' : 'waiting'} />{' '}
                {t(seated ? 'evaluation.here' : 'evaluation.notHere')}
              </>
            ),
          },
          {
            key: 'signed',
            head: t('evaluation.signature'),
            cell: ({ member }) => {
              const signed = signatures.find((each) => each.member === member);
              return signed ? <Instant at={signed.signedAt} seconds /> : '—';
            },
          },
        ]}
      />
      {work && work.lowPrices.length > 0 && <Explained work={work} />}
      {work && work.rejected.length > 0 && <Rejected work={work} />}
    </section>
  );
}

type Work = NonNullable<Evaluation['work']>;

const bidder = (work: Work, slot: string): string =>
  work.bids.find((bid) => bid.slot === slot)?.organisation ?? slot;

function Explained({ work }: { work: Work }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <>
      <h3>{t('evaluation.explained')}</h3>
      <StackedTable
        caption={t('evaluation.explainedCaption', { count: work.lowPrices.length })}
        rows={work.lowPrices}
        rowKey={({ bid }) => bid}
        columns={[
          { key: 'bid', head: t('opening.bidder'), cell: ({ bid }) => bidder(work, bid) },
          { key: 'until', head: t('evaluation.until'), cell: ({ until }) => <Instant at={until} /> },
          {
            key: 'text',
            head: t('evaluation.explanation'),
            cell: ({ text }) => text ?? t('evaluation.unexplained'),
          },
        ]}
      />
    </>
  );
}

function Rejected({ work }: { work: Work }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <>
      <h3>{t('evaluation.rejected')}</h3>
      <StackedTable
        caption={t('evaluation.rejectedCaption', { count: work.rejected.length })}
        rows={work.rejected}
        rowKey={({ bid, item }) => `${bid} ${item}`}
        columns={[
          { key: 'bid', head: t('opening.bidder'), cell: ({ bid }) => bidder(work, bid) },
          {
            key: 'grounds',
            head: t('evaluation.ground'),
            cell: ({ grounds }) =>
              grounds
                .map((code) => t([`ground.${code}`, 'gantt.unknown'] as never, { rule: code }) as string)
                .join(t('separator')),
          },
          { key: 'reasons', head: t('evaluation.reason'), cell: ({ reasons }) => reasons.join(' ') },
        ]}
      />
    </>
  );
}
