import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { paths } from '../paths';
import { ErrorNote } from '../ui/ErrorNote';
import { Instant } from '../ui/Instant';
import { PageTitle } from '../ui/PageTitle';
import { Left } from './Left';
import './portal.css';
import { today, type ListedLot, type Today } from './publicApi';
import { SearchBox } from './SearchBox';
import { Skeleton } from './Skeleton';
import { StageTag } from './StageTag';
import { useTradeNames } from './useTradeNames';

/** The first page: the promise, a search, and what is due today. */
export function Component() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const day = useQuery({ queryKey: ['today'], queryFn: today, refetchInterval: 60_000 });
  return (
    <>
      <PageTitle title={t('title')} />
      <p className="lead">{t('promise')}</p>
      <SearchBox
        asked=""
        label={t('search')}
        onAsk={(words) =>
          void navigate(words === '' ? paths.notices : `${paths.notices}?q=${encodeURIComponent(words)}`)
        }
      />
      {day.error && <ErrorNote error={day.error} />}
      {day.isPending && <Skeleton />}
      {day.data && <Day day={day.data} />}
      <ul className="cards">
        <Way to={paths.verify} title={t('verify.title')} what={t('verify.what')} />
        <Way to={paths.openings} title={t('openings.title')} what={t('openings.what')} />
        <Way to={paths.help} title={t('help.title')} what={t('help.what')} />
      </ul>
    </>
  );
}

function Way({ to, title, what }: { to: string; title: string; what: string }) {
  return (
    <li className="card">
      <h2>
        <Link to={to}>{title}</Link>
      </h2>
      <p>{what}</p>
    </li>
  );
}

function Day({ day }: { day: Today }) {
  const { t } = useTranslation('home');
  const { stage, subject } = useTradeNames();
  return (
    <>
      <div className="columns">
        <section aria-labelledby="due">
          <h2 id="due">{t('due', { date: day.date })}</h2>
          <Timed lots={day.deadlines} at={(lot) => lot.deadline} none={t('dueNone')} left />
        </section>
        <section aria-labelledby="opened">
          <h2 id="opened">{t('opened')}</h2>
          <Timed lots={day.openings} at={(lot) => lot.opensAt} none={t('openedNone')} />
        </section>
        <section aria-labelledby="newest">
          <h2 id="newest">{t('newest')}</h2>
          {day.notices.length === 0 && <p>{t('newestNone')}</p>}
          <ul className="timed">
            {day.notices.map((notice) => (
              <li key={`${notice.tender}/${notice.lot}/${notice.publishedAt}`}>
                <Link to={paths.lot(notice.tender, notice.lot)}>{notice.name}</Link>
                <span className="secondary">
                  <Instant at={notice.publishedAt} />
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={paths.notices}>{t('allNotices')}</Link>
          </p>
        </section>
        <section aria-labelledby="results">
          <h2 id="results">{t('results')}</h2>
          {day.results.length === 0 && <p>{t('resultsNone')}</p>}
          <ul className="timed">
            {day.results.map((result) => (
              <li key={`${result.tender}/${result.lot}/${result.sha256}`}>
                <Link to={`${paths.lot(result.tender, result.lot)}#outcome`}>{result.name}</Link>
                <span className="secondary">
                  {subject(result.subject)} <Instant at={result.publishedAt} />
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={paths.results}>{t('allResults')}</Link>
          </p>
        </section>
      </div>
      {day.stages.length > 0 && (
        <section aria-labelledby="stages">
          <h2 id="stages">{t('stages')}</h2>
          <ul className="stage-counts">
            {day.stages.map((each) => (
              <li key={each.stage}>
                <Link to={`${paths.notices}?stage=${each.stage}`}>
                  {stage(each.stage)} <strong>{each.count}</strong>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Timed(list: {
  lots: ListedLot[];
  at: (lot: ListedLot) => string | null;
  none: string;
  left?: boolean;
}) {
  if (list.lots.length === 0) {
    return <p>{list.none}</p>;
  }
  return (
    <ul className="timed">
      {list.lots.map((lot) => {
        const at = list.at(lot);
        return (
          <li key={`${lot.tender}/${lot.lot}`}>
            <Link to={paths.lot(lot.tender, lot.lot)}>{lot.name}</Link>
            <span>
              {at !== null && <Instant at={at} />}{' '}
              {at !== null && list.left ? <Left to={at} /> : <StageTag stage={lot.stage} />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
