import { useTranslation } from 'react-i18next';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { minute } from '../../../../ui/time';
import type { Fault } from '../../../../ui/useFaults';
import type { Wrong } from './checks';

/** Makes sentences of what the checks have found, with the field each belongs to. */
export function useSayWrong(): (wrong: Wrong) => Fault {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  return ({ field, wrong, source = '', earliest }) => {
    const name = field.startsWith('terms.announcement.') ? names.field(field.split('.').at(-1) ?? '') : '';
    return {
      field,
      text: t(`wrong.${wrong}`, { name, source, earliest: earliest === undefined ? '' : minute(earliest) }),
    };
  };
}
