import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { Countdown } from '../../../ui/Countdown';
import { ErrorNote } from '../../../ui/ErrorNote';
import { expertFiles } from '../paths';
import { Dissent } from './Dissent';
import { acts, type LotKey, type Sitting } from './roomApi';
import { SignReport } from './SignReport';
import { useAct } from './useAct';

/** The report: drawn up by the lead, then signed by one after the other, or disagreed with in writing. */
export function Report({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const signed = sitting.signatures.some(({ member }) => member === sitting.you);
  return (
    <>
      {sitting.phase === 'AGGREGATED' && <DrawUp lot={lot} sitting={sitting} />}
      {sitting.phase !== 'AGGREGATED' && (
        <p>
          <a href={expertFiles.report(lot.tender, lot.lot)} target="_blank" rel="noopener noreferrer">
            {t('report.open')}
          </a>
        </p>
      )}
      {sitting.phase === 'REPORT' && sitting.dueAt && (
        <p>
          <Countdown to={sitting.dueAt} what={t('report.due')} /> {t('report.silence')}
        </p>
      )}
      {signed && <p>{t('report.youSigned')}</p>}
      {sitting.phase === 'REPORT' && !signed && <SignReport lot={lot} sitting={sitting} />}
      {(sitting.phase === 'AGGREGATED' || sitting.phase === 'REPORT') && !signed && (
        <Dissent lot={lot} sitting={sitting} />
      )}
      {sitting.phase === 'DONE' && <p>{t('report.over')}</p>}
    </>
  );
}

function DrawUp({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const drawing = useAct(lot, () => acts.drawUp(lot), t('report.drawnUp'));
  return (
    <>
      <h2>{t('report.title')}</h2>
      {sitting.you === sitting.lead ? (
        <>
          <p>{t('report.why')}</p>
          {drawing.error && <ErrorNote error={drawing.error} />}
          <p>
            <Button type="primary" size="large" loading={drawing.isPending} onClick={() => drawing.mutate()}>
              {t('report.drawUp')}
            </Button>
          </p>
        </>
      ) : (
        <p>{t('report.leadDraws', { lead: sitting.lead })}</p>
      )}
    </>
  );
}
