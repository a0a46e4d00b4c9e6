import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useSession } from '../../api/session';
import { FactList } from '../../portal/FactList';
import '../../portal/portal.css';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { span } from '../../ui/time';
import { entryQuery, seatsQuery, sittingOf, type OwnSeat } from './expertApi';
import { expertPaths } from './paths';

/**
 * The pay slip of one sitting: what the platform can prove of the work, and lines for what the payer fixes. Who pays, and how much, is
 * not the platform's to say: the buyer or its agency pays, by a scale of its region, and only experts are paid.
 */
export function Component() {
  const { t } = useTranslation('expert');
  const { tender = '', lot = '', sitting = '' } = useParams();
  const { data, error } = useQuery(seatsQuery);
  const seat = data?.find(
    (each) => each.tender === tender && each.lot === lot && sittingOf(each) === sitting,
  );
  if (!data && !error) {
    return <Loading />;
  }
  if (error || !seat) {
    return error ? (
      <>
        <PageTitle title={t('slip.title')} />
        <ErrorNote error={error} />
      </>
    ) : (
      <NotFound />
    );
  }
  return (
    <>
      <PageTitle title={t('slip.title')} />
      <Proved seat={seat} />
      {seat.delegate ? (
        <Note>
          <p>{t('slip.delegate')}</p>
        </Note>
      ) : (
        <ToPay />
      )}
      <p className="act-row no-print">
        <Button type="primary" onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
        <Link to={expertPaths.past}>{t('slip.back')}</Link>
      </p>
    </>
  );
}

function Proved({ seat }: { seat: OwnSeat }) {
  const { t } = useTranslation('expert');
  const account = useSession()?.account;
  const isExpert = useSession()?.roles.includes('expert') ?? false;
  const entry = useQuery({ ...entryQuery, retry: false, enabled: isExpert }).data;
  const end = seat.signedAt ?? seat.dissentedAt;
  const spent =
    seat.seatedAt === null || end === null ? undefined : span(Date.parse(end) - Date.parse(seat.seatedAt));
  return (
    <section aria-labelledby="proved">
      <h2 id="proved">{t('slip.proved')}</h2>
      <FactList
        facts={[
          [t('slip.who'), entry ? `${account} · ${entry.specialties.join(' · ')}` : account],
          [t('past.lot'), `${seat.name} · ${seat.lotName}`],
          [t('slip.place'), <span className="digest">{`${seat.tender} / ${seat.lot}`}</span>],
          [t('past.sitting'), sittingOf(seat)],
          [t('past.member'), seat.member],
          [t('past.phase'), t(`phase.${seat.phase}`)],
          [t('past.seated'), moment(seat.seatedAt)],
          [t('past.signed'), moment(seat.signedAt)],
          [t('past.dissented'), moment(seat.dissentedAt)],
          [
            t('slip.spent'),
            spent
              ? t('slip.hours', { hours: spent.days * 24 + spent.hours, minutes: spent.minutes })
              : t('slip.notOver'),
          ],
        ]}
      />
      <p className="secondary">{t('past.why')}</p>
    </section>
  );
}

const moment = (at: string | null) => (at === null ? '—' : <Instant at={at} seconds />);

/** To be written in by hand: amounts are agreed between expert and payer, and taxed by the payer. */
function ToPay() {
  const { t } = useTranslation('expert');
  const lines = ['gross', 'travel', 'tax', 'net', 'payer', 'signatures'] as const;
  return (
    <section aria-labelledby="to-pay">
      <h2 id="to-pay">{t('slip.toPay')}</h2>
      <p>{t('slip.toPayWhy')}</p>
      <dl className="slip-lines">
        {lines.map((line) => (
          <div key={line}>
            <dt>{t(`slip.line.${line}`)}</dt>
            <dd>{t('slip.blank')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
