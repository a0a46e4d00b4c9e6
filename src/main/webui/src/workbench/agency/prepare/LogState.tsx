import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../portal/StateMark';

/** Whether independent witnesses have seen an entry of the log; until then the platform could still take it back. */
export function LogState({ witnessed, index }: { witnessed: boolean; index?: number | null }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <p>
      <StateMark state={witnessed ? 'good' : 'waiting'} /> {t(witnessed ? 'log.witnessed' : 'log.waiting')}
      {index !== undefined && index !== null && <> {t('log.index', { index })}</>}
    </p>
  );
}
