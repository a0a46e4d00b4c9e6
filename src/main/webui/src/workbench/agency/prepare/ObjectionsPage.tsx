import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../ui/PageTitle';
import { Objections } from '../Objections';
import { useLot } from './LotFrame';

/** The objections about a lot, and the answers to them. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  return (
    <>
      <PageTitle title={t('objections.title')} />
      <Objections tender={lot.tender} lot={lot.lot} />
    </>
  );
}
