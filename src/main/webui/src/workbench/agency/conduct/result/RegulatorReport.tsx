import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ActButton } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { reportToRegulator } from './awardApi';
import { useAct } from '../useAct';

/** The written report to the regulator, made of what the platform has recorded (TBL 47). */
export function RegulatorReport() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const act = useAct(() => reportToRegulator(tender, name), t('regulator.done'));
  return (
    <>
      <p>{t('regulator.why')}</p>
      {act.error && <ErrorNote error={act.error} />}
      <ActButton
        name={t('regulator.go')}
        busy={act.isPending}
        onAct={() => {
          act.mutate(undefined);
        }}
      />
    </>
  );
}
