import { useTranslation } from 'react-i18next';
import type { Role } from '../api/session';

/** Names roles in the reader's language, one behind the other. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { t } = useTranslation('shell');
  return (roles) => roles.map((role) => t(`role.${role}`)).join(t('listSeparator'));
}
