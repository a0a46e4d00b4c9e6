import { useTranslation } from 'react-i18next';

/** The words people use for what the platform names by codes; a code nobody translated shows itself. */
export function useTradeNames() {
  const { t } = useTranslation('trade');
  return {
    kind: (code: string) => t(`kind.${code}` as 'kind.OTHER'),
    stage: (code: string) => t(`stage.${code}` as 'stage.ISSUING'),
    subject: (code: string) => t(`subject.${code}` as 'subject.result'),
    due: (code: string) => t(`due.${code}` as 'due.today'),
    region: (code: string) => t([`region.${code}`, 'regionUnknown'] as never, { code }) as string,
    /** a field of an announcement, the terms or a notice */
    field: (name: string) => t([`field.${name}`, 'fieldUnknown'] as never, { name }) as string,
  };
}
