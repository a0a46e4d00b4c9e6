import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { FactList } from '../../../portal/FactList';
import { yuan } from '../../../portal/money';
import '../../../portal/portal.css';
import { StageTag } from '../../../portal/StageTag';
import { useTradeNames } from '../../../portal/useTradeNames';
import { Instant } from '../../../ui/Instant';
import { PageTitle } from '../../../ui/PageTitle';
import { LotFileFrame } from '../LotFileFrame';
import { regulatorPaths } from '../paths';
import '../regulator.css';
import { readings, type LotFile } from '../supervisionApi';
import { Papers } from './Papers';
import { Readings } from './Readings';
import { Timeline } from './Timeline';
import { VerdictList } from './VerdictList';

/** The file of a lot, to be read and not to be written. */
export function Component() {
  const { t } = useTranslation('regulator');
  return <LotFileFrame title={t('file.title')}>{(file) => <Shown file={file} />}</LotFileFrame>;
}

function Shown({ file }: { file: LotFile }) {
  const { t } = useTranslation('regulator');
  const { kind, region } = useTradeNames();
  const { lot } = file;
  const verdicts = file.events.flatMap((event) => event.verdicts);
  const broken = [...verdicts, ...file.running].filter(({ standing }) => standing === 'BROKEN').length;
  const read = useQuery({
    queryKey: ['supervision', 'readings', lot.tender, lot.lot],
    queryFn: () => readings(lot.tender, lot.lot),
    refetchInterval: 5_000, // until the log has this very reading, and what is opened meanwhile
  });
  return (
    <>
      <PageTitle title={t('file.of', { name: lot.name })} />
      <p className="lot-line">
        <StageTag stage={lot.stage} />
        <span className="secondary">
          {[`${lot.tender}/${lot.lot}`, kind(lot.kind), region(lot.region)].join(' · ')}
        </span>
      </p>
      <p className="lead">{t('file.readOnly')}</p>
      <Readings readings={read.data} error={read.error} openedAt={file.at} />
      <div className="file-acts no-print">
        <Link to={regulatorPaths.order(lot.tender, lot.lot)}>{t('file.order')}</Link>
        <Link to={paths.lot(lot.tender, lot.lot)}>{t('file.public')}</Link>
        <a href="#papers">{t('file.papers')}</a>
      </div>
      <FactList
        facts={[
          [t('column.tenderee'), lot.tenderee],
          [t('column.agency'), lot.agency],
          [t('column.estimate'), lot.estimate === null ? t('file.noEstimate') : yuan(lot.estimate)],
          [t('column.minimum'), lot.minimumBids],
          [t('file.tendering'), lot.tendering],
          ...file.rounds.map((round): [string, ReactNode] => [
            t('file.round', { round: round.round }),
            <>
              <Instant at={round.opensAt} /> {t(`round.${round.state}` as 'round.OPENED')}
            </>,
          ]),
        ]}
      />
      <section aria-labelledby="running">
        <h2 id="running">{t('file.running', { count: file.running.length })}</h2>
        {file.running.length === 0 ? <p>{t('file.noneRunning')}</p> : <VerdictList verdicts={file.running} />}
      </section>
      <section aria-labelledby="timeline">
        <h2 id="timeline">
          {broken === 0
            ? t('file.allKept', { count: verdicts.length })
            : t('file.someBroken', { count: broken })}
        </h2>
        <p className="secondary">
          {t('file.computed')} <Instant at={file.at} seconds />
        </p>
        <Timeline events={file.events} />
      </section>
      <Papers file={file} onRead={() => void read.refetch()} />
    </>
  );
}
