import { useTranslation } from 'react-i18next';
import { useTradeNames } from '../../../../portal/useTradeNames';

/** What a part of the terms is called. */
export function usePartName(): (part: string) => string {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  return (part) => {
    const [head = '', field] = part.split('.');
    return head === 'announcement' && field !== undefined
      ? names.field(field)
      : t(`part.${part.replace('.', '-')}` as 'part.evaluation');
  };
}
