import { useTranslation } from 'react-i18next';
import { Desk } from '../Desk';
import { preparePaths } from './prepare/paths';

/** What every page of the agency's and the tenderee's desk stands in. */
export function AgencyDesk() {
  const { t } = useTranslation('agencyPrepare');
  return (
    <Desk
      label={t('desk.label')}
      roles={['agency', 'tenderee']}
      pages={[
        { to: preparePaths.board, name: t('desk.board'), exact: true },
        { to: preparePaths.begin(), name: t('desk.begin') },
      ]}
    />
  );
}
