import { useTranslation } from 'react-i18next';

/** Why the report is signed, as readers of the PDF see it: in Chinese, as the report itself is, whatever language its signer reads. */
export function useReason(): string {
  const { t } = useTranslation('room', { lng: 'zh-CN' });
  return t('sign.reason');
}
