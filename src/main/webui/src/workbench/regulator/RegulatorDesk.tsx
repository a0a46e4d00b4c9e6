import { useTranslation } from 'react-i18next';
import { Desk } from '../Desk';
import { regulatorPaths } from './paths';

/** What every page of the regulator's desk stands in. */
export function RegulatorDesk() {
  const { t } = useTranslation('regulator');
  return (
    <Desk
      label={t('desk.label')}
      roles={['regulator']}
      pages={[
        { to: regulatorPaths.day, name: t('desk.day'), exact: true },
        { to: regulatorPaths.files, name: t('desk.files') },
        { to: regulatorPaths.ledger, name: t('desk.ledger') },
      ]}
    />
  );
}
