import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import '../../portal/portal.css';
import { StackedTable } from '../../portal/StackedTable';
import { StateMark, type State } from '../../portal/StateMark';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { BarPlot } from '../plots/BarPlot';
import '../regulator/regulator.css';
import {
  ceremonies as askCeremonies,
  custody as askCustody,
  type Ceremony,
  type Condition,
  type Desk,
  type Due,
} from './custodyApi';
import { standing, unsigned } from './due';

/** Agents act within seconds; a person looks on, in milliseconds. */
const REFRESH = 10_000;
const MARKS: Record<Condition['standing'], State> = {
  MET: 'good',
  WAITING: 'waiting',
  BLOCKED: 'bad',
  BY_AGENT: 'unknown',
  NOT_ASKED: 'unknown',
};

/** What is due, on which conditions, what was released, and which keys are left. */
export function Component() {
  const { t } = useTranslation('trustee');
  const desk = useQuery({ queryKey: ['custody'], queryFn: askCustody, refetchInterval: REFRESH });
  const ceremonies = useQuery({
    queryKey: ['ceremonies'],
    queryFn: askCeremonies,
    refetchInterval: REFRESH,
  });
  return (
    <>
      <PageTitle title={t('title')} />
      <p className="lead">{t('lead')}</p>
      {desk.error && <ErrorNote error={desk.error} />}
      {desk.isPending && <Loading />}
      {desk.data && <Shown desk={desk.data} />}
      {ceremonies.error && <ErrorNote error={ceremonies.error} />}
      {ceremonies.data && <Ceremonies all={ceremonies.data} />}
    </>
  );
}

function Shown({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  const left = desk.batches.reduce((sum, batch) => sum + batch.left, 0);
  return (
    <>
      <p className="secondary">
        {t('seen')} <Instant at={desk.at} seconds />
      </p>
      <nav aria-label={t('sections')} className="file-acts no-print">
        {(['due', 'allotments', 'released', 'stock', 'ceremonies', 'rules'] as const).map((id) => (
          <a key={id} href={`#${id}`}>
            {t(`section.${id}`)}
          </a>
        ))}
      </nav>
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
      <Allotments desk={desk} />
      <Released desk={desk} />
      <div id="stock">
        <BarPlot
          finding={t('stock.finding', { count: left, batches: desk.batches.length })}
          unit={t('stock.unit')}
          at={desk.at}
          file="key-stock"
          bars={desk.batches
            .filter((batch) => batch.left > 0)
            .map((batch) => ({
              key: batch.batch,
              label: batch.batch,
              value: batch.left,
              shown: t('stock.shown', { left: batch.left, keys: batch.keys }),
            }))}
          rows={[
            [t('stock.batch'), t('stock.keys'), t('stock.left'), t('stock.certified')],
            ...desk.batches.map((batch) => [
              batch.batch,
              String(batch.keys),
              String(batch.left),
              batch.certifiedAt,
            ]),
          ]}
        >
          <StackedTable
            caption={t('stock.caption')}
            rows={desk.batches}
            rowKey={(row) => row.batch}
            columns={[
              { key: 'batch', head: t('stock.batch'), cell: (row) => row.batch },
              { key: 'keys', head: t('stock.keys'), figures: true, cell: (row) => row.keys },
              { key: 'left', head: t('stock.left'), figures: true, cell: (row) => row.left },
              { key: 'at', head: t('stock.certified'), cell: (row) => <Instant at={row.certifiedAt} /> },
            ]}
          />
        </BarPlot>
      </div>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('section.rules')}</h2>
        <p>{t('rules.lead', { threshold: desk.threshold, count: desk.trustees.length })}</p>
        <ol>
          {(
            [
              'R1_TIME',
              'R2_CLOSE_WITNESSED',
              'R3_SLOTS_ALLOTTED_ONCE',
              'R4_NO_ORDER_AGAINST',
              'R5_ENOUGH_BIDS',
              'R6_OBJECTION_WINDOW',
              'R7_ADMITTED',
            ] as const
          ).map((rule) => (
            <li key={rule}>
              <strong>{t(`rule.${rule}`)}</strong> {t(`why.${rule}`)}
            </li>
          ))}
        </ol>
        <StackedTable
          caption={t('rules.trustees')}
          rows={desk.trustees}
          rowKey={(row) => row.id}
          columns={[
            { key: 'id', head: t('rules.seat'), cell: (row) => row.id },
            { key: 'body', head: t('rules.body'), cell: (row) => row.body },
          ]}
        />
      </section>
    </>
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
      <details>
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

function Allotments({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  const waiting = unsigned(desk.allotments, desk.trustees);
  return (
    <section aria-labelledby="allotments">
      <h2 id="allotments">
        {waiting.length === 0 ? t('allotments.none') : t('allotments.waiting', { count: waiting.length })}
      </h2>
      {waiting.length > 0 && (
        <Note kind="warning">
          <ul>
            {waiting.map((each) => (
              <li key={`${each.tender}/${each.lot}/${each.round}/${each.purpose}/${each.number}`}>
                {t('allotments.lacks', {
                  of: `${each.tender}/${each.lot}`,
                  missing: each.missing.join(', '),
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {desk.allotments.length > 0 && (
        <details>
          <summary>{t('allotments.all', { count: desk.allotments.length })}</summary>
          <StackedTable
            caption={t('allotments.caption')}
            rows={desk.allotments}
            rowKey={(row) => `${row.tender}/${row.lot}/${row.round}/${row.purpose}/${row.number}`}
            columns={[
              {
                key: 'lot',
                head: t('column.lot'),
                cell: (row) => t('due.round', { tender: row.tender, lot: row.lot, round: row.round }),
              },
              { key: 'purpose', head: t('column.purpose'), cell: (row) => t(`purpose.${row.purpose}`) },
              { key: 'at', head: t('column.proposed'), cell: (row) => <Instant at={row.proposedAt} /> },
              {
                key: 'signed',
                head: t('column.signed'),
                cell: (row) => row.signed.join(', ') || t('nobody'),
              },
              {
                key: 'done',
                head: t('column.allotted'),
                cell: (row) =>
                  row.allottedAt === null ? t('allotments.open') : <Instant at={row.allottedAt} />,
              },
            ]}
          />
        </details>
      )}
    </section>
  );
}

function Released({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  return (
    <section aria-labelledby="released">
      <h2 id="released">
        {desk.released.length === 0
          ? t('released.none')
          : t('released.finding', { count: desk.released.filter(({ state }) => state === 'OPENED').length })}
      </h2>
      {desk.released.length > 0 && (
        <StackedTable
          caption={t('released.caption')}
          rows={desk.released}
          rowKey={(row) => `${row.tender}/${row.lot}/${row.round}`}
          columns={[
            {
              key: 'name',
              head: t('column.lot'),
              cell: (row) => (
                <>
                  <Link to={paths.lot(row.tender, row.lot)}>{row.name}</Link>{' '}
                  <span className="secondary">
                    {t('due.round', { tender: row.tender, lot: row.lot, round: row.round })}
                  </span>
                </>
              ),
            },
            { key: 'closed', head: t('column.closed'), cell: (row) => <Instant at={row.closedAt} seconds /> },
            {
              key: 'out',
              head: t('column.readOut'),
              cell: (row) =>
                row.readOutAt === null ? t('released.returned') : <Instant at={row.readOutAt} seconds />,
            },
            {
              key: 'shares',
              head: t('column.shares'),
              cell: (row) =>
                row.shares.length === 0
                  ? t('nobody')
                  : row.shares
                      .map((share) =>
                        share.fault !== null
                          ? t('released.fault', { trustee: share.trustee, fault: share.fault })
                          : t(share.opened ? 'released.used' : 'released.kept', { trustee: share.trustee }),
                      )
                      .join(t('comma')),
            },
          ]}
        />
      )}
    </section>
  );
}

function Ceremonies({ all }: { all: readonly Ceremony[] }) {
  const { t } = useTranslation('trustee');
  const running = all.filter(({ state }) => state === 'dealing' || state === 'certifying').length;
  return (
    <section aria-labelledby="ceremonies">
      <h2 id="ceremonies">
        {running === 0
          ? t('ceremonies.past', { count: all.length })
          : t('ceremonies.running', { count: running })}
      </h2>
      {all.length > 0 && (
        <StackedTable
          caption={t('ceremonies.caption')}
          rows={all}
          rowKey={(row) => row.batch}
          columns={[
            { key: 'batch', head: t('stock.batch'), cell: (row) => row.batch },
            { key: 'keys', head: t('stock.keys'), figures: true, cell: (row) => row.count },
            {
              key: 'state',
              head: t('column.state'),
              cell: (row) => (
                <>
                  {t(`ceremony.${row.state}`)} {row.failure}
                </>
              ),
            },
            {
              key: 'dealt',
              head: t('column.dealt'),
              cell: (row) => t('ceremonies.of', { done: row.dealt.length, all: row.dealers.length }),
            },
            {
              key: 'certified',
              head: t('column.certified'),
              cell: (row) => row.certified.join(', ') || t('nobody'),
            },
            {
              key: 'complained',
              head: t('column.complained'),
              cell: (row) => row.complained.join(', ') || t('nobody'),
            },
          ]}
        />
      )}
    </section>
  );
}
