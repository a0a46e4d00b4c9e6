import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import '../../../portal/portal.css';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { PageTitle } from '../../../ui/PageTitle';
import '../regulator.css';
import { day as askDay, type Day } from '../supervisionApi';
import { within } from '../within';
import { Bidders } from './Bidders';
import { Limits } from './Limits';
import { Narrow } from './Narrow';
import { Openings } from './Openings';
import { Savings } from './Savings';
import { Stages } from './Stages';

/** What is seen of the day is at most so old, in milliseconds. */
const REFRESH = 30_000;

/** What is opened today, where lots stand, what is late, and what opened and awarded lots tell. */
export function Component() {
  const { t } = useTranslation('regulator');
  const [address] = useSearchParams();
  const asked = within(address);
  const [isPaused, setPaused] = useState(false);
  const day = useQuery({
    queryKey: ['supervision', 'day', asked],
    queryFn: () => askDay(asked),
    placeholderData: keepPreviousData,
    refetchInterval: isPaused ? false : REFRESH,
    refetchOnWindowFocus: !isPaused,
  });
  return (
    <>
      <PageTitle title={t('day.title')} />
      {day.error && <ErrorNote error={day.error} />}
      {day.isPending && <Loading />}
      {day.data && (
        <>
          <p className="lead">
            {t('day.as', { date: day.data.date })} <Instant at={day.data.at} seconds />{' '}
            <Button className="no-print" onClick={() => setPaused(!isPaused)}>
              {t(isPaused ? 'day.resume' : 'day.pause')}
            </Button>
          </p>
          <Narrow regions={day.data.regions} />
          <Shown day={day.data} />
        </>
      )}
    </>
  );
}

function Shown({ day }: { day: Day }) {
  const { t } = useTranslation('regulator');
  const late = day.limits.filter(({ overdue }) => overdue).length;
  const lots = day.stages.reduce((sum, { count }) => sum + count, 0);
  const saved = day.savings.reduce((sum, { lots: of }) => sum + of.length, 0);
  return (
    <>
      <ul className="day-figures" aria-label={t('day.figures')}>
        {(
          [
            ['openings', day.openings.length],
            ['stages', lots],
            ['limits', late],
            ['bidders', day.bidders.length],
            ['savings', saved],
          ] as const
        ).map(([id, count]) => (
          <li key={id}>
            <a href={`#${id}`}>
              <strong className="numeric">{count}</strong> {t(`day.figure.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      <div id="openings">
        <Openings day={day} />
      </div>
      <div id="limits">
        <Limits day={day} />
      </div>
      <div id="stages">
        <Stages day={day} />
      </div>
      <div id="bidders">
        <Bidders day={day} />
      </div>
      <div id="savings">
        <Savings day={day} />
      </div>
    </>
  );
}
