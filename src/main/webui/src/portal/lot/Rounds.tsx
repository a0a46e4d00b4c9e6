import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import type { ListedLot, LotPage, OpenedBid, Opening, RoundShown } from '../publicApi';
import { StackedTable, type Column } from '../StackedTable';
import { PriceStrip } from './PriceStrip';
import { useBidColumns } from './useBidColumns';

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
      <OfRound lot={page.lot} round={round} ceiling={page.ceilingPrice} />
    </div>
  ));
}

function OfRound({ lot, round, ceiling }: { lot: ListedLot; round: RoundShown; ceiling: string | null }) {
  const { t } = useTranslation('lot');
  const { opening } = round;
  return (
    <>
      <p>
        {t('opening.at')} <Instant at={round.opensAt} seconds />{' '}
        <Link to={paths.hall(lot.tender, lot.lot, round.round)}>{t('opening.hall')}</Link>
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
  const columns: Column<OpenedBid>[] = useBidColumns(opening.bids);
  const received: Column<OpenedBid> = {
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
  };
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
        columns={[...columns.slice(0, -1), received, ...columns.slice(-1)]}
      />
    </>
  );
}

/** The signed papers themselves, and everything needed to check them without us. */
export function Originals({ links }: { links: RoundShown['links'] }) {
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
