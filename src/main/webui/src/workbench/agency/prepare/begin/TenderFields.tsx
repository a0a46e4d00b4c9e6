import { useTranslation } from 'react-i18next';
import { Text, type StepProperties } from './ProjectFields';

/** What is announced: its number and its name. */
export function TenderFields({ plan, change, faults }: StepProperties) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <>
      <Text
        name="code"
        label={t('begin.code')}
        hint={t('begin.codeHint')}
        value={plan.code}
        set={(code) => change({ ...plan, code })}
        faults={faults}
      />
      <Text
        name="name"
        label={t('begin.name')}
        hint={t('begin.nameHint')}
        value={plan.name}
        set={(name) => change({ ...plan, name })}
        faults={faults}
      />
    </>
  );
}
