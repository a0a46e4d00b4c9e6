import { useTranslation } from 'react-i18next';

/** What rules are about, and how acts and operations are called; a code nobody translated shows itself. */
export function useRuleNames() {
  const { t } = useTranslation('regulator');
  const named = (head: string, code: string, text: string) => (text === `${head}.${code}` ? code : text);
  return {
    subject: (code: string) => named('subject', code, t(`subject.${code}` as 'subject.CONTRACT')),
    operation: (code: string) => named('operation', code, t(`operation.${code}` as 'operation.award')),
    event: (code: string) => named('event', code, t(`event.${code}` as 'event.NOTICE')),
    paper: (code: string) => named('paper', code, t(`paper.${code}` as 'paper.RESULT')),
    order: (code: string) => named('order.kind', code, t(`order.kind.${code}` as 'order.kind.SUSPEND')),
  };
}
