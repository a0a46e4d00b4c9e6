import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StackedTable, type Column } from '../../portal/StackedTable';
import '../../portal/portal.css';
import { useSession } from '../../api/session';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { seatsQuery, sittingOf, type OwnSeat } from './expertApi';
import { expertPaths } from './paths';

/** Which committees somebody sat on, and what proves it: the acts the trading log has. Fees are not the platform's yet. */
export function Component() {
  const { t } = useTranslation('expert');
  const account = useSession()?.account;
  const { data, error, isPending } = useQuery(seatsQuery);
  const moment = (at: string | null) => (at === null ? '—' : <Instant at={at} seconds />);
  const columns: Column<OwnSeat>[] = [
    {
      key: 'lot',
      head: t('past.lot'),
      cell: (seat) => (
        <Link to={expertPaths.room(seat.tender, seat.lot)}>{`${seat.name} · ${seat.lotName}`}</Link>
      ),
    },
    { key: 'sitting', head: t('past.sitting'), cell: sittingOf },
    { key: 'member', head: t('past.member'), cell: (seat) => seat.member },
    { key: 'phase', head: t('past.phase'), cell: (seat) => t(`phase.${seat.phase}`) },
    { key: 'seated', head: t('past.seated'), cell: (seat) => moment(seat.seatedAt) },
    { key: 'signed', head: t('past.signed'), cell: (seat) => moment(seat.signedAt) },
    { key: 'dissented', head: t('past.dissented'), cell: (seat) => moment(seat.dissentedAt) },
    {
      key: 'slip',
      head: t('slip.title'),
      cell: (seat) => (
        <Link
          to={expertPaths.slip(seat.tender, seat.lot, sittingOf(seat))}
          aria-label={t('slip.openNamed', { lot: seat.lotName, sitting: sittingOf(seat) })}
        >
          {t('slip.open')}
        </Link>
      ),
    },
  ];
  return (
    <>
      <PageTitle title={t('past.title')} />
      <p className="lead">{t('past.why')}</p>
      <Note>
        <p>{t('past.fees')}</p>
      </Note>
      {isPending && <Loading />}
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && <p className="secondary">{t('past.none')}</p>}
      {data && data.length > 0 && (
        <>
          <StackedTable
            caption={t('past.caption', { account })}
            columns={columns}
            rows={data}
            rowKey={(seat) => `${seat.tender}/${seat.lot}/${sittingOf(seat)}`}
          />
          <p className="no-print">
            <Button onClick={() => window.print()}>{t('past.print')}</Button>
          </p>
        </>
      )}
    </>
  );
}
