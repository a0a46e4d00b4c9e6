import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Loading } from '../../../ui/Loading';
import { Note } from '../../../ui/Note';
import { PageTitle } from '../../../ui/PageTitle';
import { StateMark } from '../../../portal/StateMark';
import '../../../portal/portal.css';
import { seatsQuery } from '../expertApi';
import { expertPaths } from '../paths';
import { Bids } from './Bids';
import { CommitteeList } from './CommitteeList';
import { LeadVote } from './LeadVote';
import { PriceCheck } from './PriceCheck';
import { Report } from './Report';
import { Review } from './Review';
import { Scoring } from './Scoring';
import { sittingQuery, type LotKey, type Sitting } from './roomApi';
import { Summary } from './Summary';
import { TakeSeat } from './TakeSeat';

const WAY = [
  'SEATED',
  'QUALIFICATION',
  'RESPONSIVENESS',
  'PRICE_CHECK',
  'COMPETITION',
  'SCORING',
  'AGGREGATED',
  'REPORT',
  'DONE',
] as const;

/** The evaluation room of a lot: where the committee is, and the one thing to do now. */
export function Component() {
  const { t } = useTranslation('room');
  const { tender = '', lot = '' } = useParams();
  const key = { tender, lot };
  const { data, error } = useQuery({ ...sittingQuery(key), retry: false });
  const named = useQuery(seatsQuery).data?.find((seat) => seat.tender === tender && seat.lot === lot);
  if (!data && !error) {
    return <Loading />;
  }
  return (
    <>
      <PageTitle title={named ? t('title', { lot: named.lotName }) : t('titleUnnamed')} />
      <p className="secondary">
        {named?.name} <span className="digest">{`${tender} / ${lot}`}</span>
      </p>
      {error && !data && <ErrorNote error={error} />}
      {data && <Inside lot={key} sitting={data} />}
      <p>
        <Link to={expertPaths.today}>{t('back')}</Link>
      </p>
    </>
  );
}

function Inside({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const seated = sitting.committee.find(({ member }) => member === sitting.you)?.seated ?? false;
  return (
    <>
      <Way sitting={sitting} />
      {sitting.phase === 'VOID' && (
        <Note kind="warning">
          <p>{t('void')}</p>
        </Note>
      )}
      <div className="room-columns">
        <div>
          <Now lot={lot} sitting={sitting} seated={seated} />
        </div>
        <aside className="room-aside" aria-label={t('aside')}>
          <CommitteeList sitting={sitting} />
          {seated && <Bids lot={lot} sitting={sitting} />}
        </aside>
      </div>
    </>
  );
}

/** The one thing to do now; what it is follows from the phase alone, which the platform says. */
function Now({ lot, sitting, seated }: { lot: LotKey; sitting: Sitting; seated: boolean }) {
  switch (sitting.phase) {
    case 'SEATED':
      return seated ? <LeadVote lot={lot} sitting={sitting} /> : <TakeSeat lot={lot} sitting={sitting} />;
    case 'QUALIFICATION':
    case 'RESPONSIVENESS':
    case 'COMPETITION':
      return <Review lot={lot} sitting={sitting} />;
    case 'PRICE_CHECK':
      return <PriceCheck lot={lot} sitting={sitting} />;
    case 'SCORING':
      return <Scoring lot={lot} sitting={sitting} />;
    case 'AGGREGATED':
    case 'REPORT':
    case 'DONE':
      return (
        <>
          <Summary sitting={sitting} />
          <Report lot={lot} sitting={sitting} />
        </>
      );
    case 'VOID':
      return null;
  }
}

function Way({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('room');
  const at = WAY.findIndex((phase) => phase === sitting.phase);
  return (
    <ol className="phases" aria-label={t('way')}>
      {WAY.map((phase, i) => (
        <li key={phase} aria-current={i === at ? 'step' : undefined}>
          <StateMark state={i < at ? 'good' : i === at ? 'waiting' : 'unknown'} />
          {t(`phase.${phase}`)}
          <span className="hidden-visually">
            {i < at ? t('past') : i === at ? t('current') : t('coming')}
          </span>
        </li>
      ))}
    </ol>
  );
}
