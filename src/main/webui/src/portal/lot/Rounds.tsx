import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import { yuan } from '../money';
import type { LotPage, OpenedBid, Opening, RoundShown } from '../publicApi';
import { StackedTable, type Column } from '../StackedTable';
import { StateMark } from '../StateMark';
import { PriceStrip } from './PriceStrip';

/** What was opened, round by round; before a deadline there is nothing to see, and the page says so. */
export function Rounds({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  if (page.rounds.length === 0) {
    return <p>{t('opening.noRound')}</p>;
  }
  return page.rounds.toReversed().map((round) => (
    <div key={`${round.tendering}/${round.round}`}>
      {page.rounds.length > 1 && (
        <h3>{t('opening.round', { round: round.round, tendering: round.tendering })}</h3>
      )}
      <OfRound round={round} ceiling={page.ceilingPrice} />
    </div>
  ));
}

function OfRound({ round, ceiling }: { round: RoundShown; ceiling: string | null }) {
  const { t } = useTranslation('lot');
  const { opening } = round;
  return (
    <>
      <p>
        {t('opening.at')} <Instant at={round.opensAt} seconds />
      </p>
      {round.state === 'ANNOUNCED' && (
        <Note>
          <p>{t('opening.secret')}</p>
        </Note>
      )}
      {round.state === 'CLOSED' && <p>{t('opening.running')}</p>}
      {opening?.outcome === 'returned' && <p>{t('opening.returned', { count: opening.count })}</p>}
      {opening !== null && opening.bids.length > 0 && <Bids opening={opening} ceiling={ceiling} />}
      <Originals links={round.links} />
    </>
  );
}

function Bids({ opening, ceiling }: { opening: Opening; ceiling: string | null }) {
  const { t } = useTranslation('lot');
  const items = [...new Set(opening.bids.flatMap((bid) => bid.items.map((item) => item.label)))];
  const columns: Column<OpenedBid>[] = [
    { key: 'organisation', head: t('bid.organisation'), cell: (bid) => bid.organisation },
    {
      key: 'price',
      head: t('bid.price'),
      figures: true,
      cell: (bid) => (bid.price === null ? t('bid.unread') : yuan(bid.price)),
    },
    { key: 'days', head: t('bid.days'), figures: true, cell: (bid) => bid.durationDays ?? '—' },
    { key: 'quality', head: t('bid.quality'), cell: (bid) => bid.quality ?? '—' },
    ...items.map((label) => ({
      key: `item ${label}`,
      head: label,
      cell: (bid: OpenedBid) => bid.items.find((item) => item.label === label)?.value ?? '—',
    })),
    {
      key: 'received',
      head: t('bid.received'),
      cell: (bid) => (
        <>
          <Instant at={bid.received} seconds />{' '}
          {bid.lagSeconds > 10 && (
            <span className="tag tag-warning">{t('bid.lag', { seconds: bid.lagSeconds })}</span>
          )}
        </>
      ),
    },
    { key: 'result', head: t('bid.result'), cell: (bid) => <Result bid={bid} /> },
  ];
  return (
    <>
      <PriceStrip bids={opening.bids} ceiling={ceiling} />
      <StackedTable
        caption={t('bid.caption', {
          count: opening.count,
          trustees: opening.trustees.join(t('changes.separator')),
        })}
        rows={opening.bids}
        rowKey={(bid) => bid.slot}
        columns={columns}
      />
    </>
  );
}

function Result({ bid }: { bid: OpenedBid }) {
  const { t } = useTranslation('lot');
  return (
    <>
      <StateMark state={bid.result === 'opened' ? 'good' : bid.result === 'returned' ? 'unknown' : 'bad'} />{' '}
      {t(`bid.${bid.result}`)}
      {bid.fault !== null && <span className="code"> {bid.fault}</span>}
    </>
  );
}

/** The signed papers themselves, and everything needed to check them without us. */
function Originals({ links }: { links: RoundShown['links'] }) {
  const { t } = useTranslation('lot');
  const there = (['openingPdf', 'opening', 'closing', 'signatures', 'evidence'] as const).filter(
    (name) => links[name] !== null,
  );
  if (there.length === 0) {
    return null;
  }
  return (
    <ul className="originals">
      {there.map((name) => (
        <li key={name}>
          <a href={links[name] ?? undefined}>{t(`original.${name}`)}</a>
        </li>
      ))}
    </ul>
  );
}
