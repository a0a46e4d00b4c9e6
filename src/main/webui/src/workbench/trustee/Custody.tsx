import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../portal/portal.css';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import '../regulator/regulator.css';
import { Allotments } from './Allotments';
import { Ceremonies } from './Ceremonies';
import { ceremonies as askCeremonies, custody as askCustody, type Desk } from './custodyApi';
import { DueRounds } from './DueRounds';
import { Released } from './Released';
import { ReleaseRules } from './ReleaseRules';
import { Stock } from './Stock';

/** Agents act within seconds; a person looks on, in milliseconds. */
const REFRESH = 10_000;

/** What is due, on which conditions, what was released, and which keys are left. */
export function Component() {
  const { t } = useTranslation('trustee');
  const [isPaused, setPaused] = useState(false);
  const renewed = { refetchInterval: isPaused ? (false as const) : REFRESH, refetchOnWindowFocus: !isPaused };
  const desk = useQuery({ queryKey: ['custody'], queryFn: askCustody, ...renewed });
  const ceremonies = useQuery({ queryKey: ['ceremonies'], queryFn: askCeremonies, ...renewed });
  return (
    <>
      <PageTitle title={t('title')} />
      <p className="lead">{t('lead')}</p>
      {desk.error && <ErrorNote error={desk.error} />}
      {desk.isPending && <Loading />}
      {desk.data && (
        <>
          <p className="secondary">
            {t('seen')} <Instant at={desk.data.at} seconds />{' '}
            <Button className="no-print" onClick={() => setPaused(!isPaused)}>
              {t(isPaused ? 'resume' : 'pause')}
            </Button>
          </p>
          <Shown desk={desk.data} />
        </>
      )}
      {ceremonies.error && <ErrorNote error={ceremonies.error} />}
      {ceremonies.data && <Ceremonies all={ceremonies.data} />}
      {desk.data && <ReleaseRules desk={desk.data} />}
    </>
  );
}

function Shown({ desk }: { desk: Desk }) {
  const { t } = useTranslation('trustee');
  return (
    <>
      <nav aria-label={t('sections')} className="file-acts no-print">
        {(['due', 'allotments', 'released', 'stock', 'ceremonies', 'rules'] as const).map((id) => (
          <a key={id} href={`#${id}`}>
            {t(`section.${id}`)}
          </a>
        ))}
      </nav>
      <DueRounds desk={desk} />
      <Allotments desk={desk} />
      <Released desk={desk} />
      <Stock desk={desk} />
    </>
  );
}
