import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../ui/ErrorNote';
import type { Filters } from './useFilters';

/** A list that did not come: why, and the way out where an impossible filter in the address is the reason. */
export function Unlisted({ error, filters }: { error: Error; filters: Filters }) {
  const { t } = useTranslation('trade');
  return (
    <>
      <ErrorNote error={error} />
      {filters.count > 0 && <Button onClick={filters.clear}>{t('clear')}</Button>}
    </>
  );
}
