import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { registerOrganisation } from '../bidderApi';

const CREDIT_CODE_LENGTH = 18;

/** Registers the organisation the account belongs to: nothing else is possible before. */
export function RegisterOrganisation() {
  const { t } = useTranslation('bidder');
  const queries = useQueryClient();
  const draft = useDraft('bidder/organisation', { name: '', creditCode: '' });
  const [checked, setChecked] = useState(false);
  const register = useMutation({
    mutationFn: registerOrganisation,
    onSuccess: async () => {
      draft.discard();
      await queries.invalidateQueries({ queryKey: ['bidder'] });
    },
  });
  const { name, creditCode } = draft.value;
  const found = useMemo<Fault[]>(() => {
    const faults: Fault[] = [];
    if (checked && name.trim() === '') {
      faults.push({ field: 'name', text: t('company.nameMissing') });
    }
    if (checked && creditCode.trim().length !== CREDIT_CODE_LENGTH) {
      faults.push({ field: 'creditCode', text: t('company.creditCodeLength') });
    }
    return faults;
  }, [checked, name, creditCode, t]);
  const faults = useFaults(found, register.error);
  return (
    <>
      <p className="lead">{t('company.register')}</p>
      <ErrorSummary faults={faults} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (name.trim() !== '' && creditCode.trim().length === CREDIT_CODE_LENGTH) {
            register.mutate({ name: name.trim(), creditCode: creditCode.trim().toUpperCase() });
          }
        }}
      >
        <Field name="name" label={t('company.name')} hint={t('company.nameHint')} faults={faults}>
          {(control) => (
            <Input
              {...control}
              value={name}
              autoComplete="organization"
              onChange={({ target }) => draft.change({ ...draft.value, name: target.value })}
            />
          )}
        </Field>
        <Field
          name="creditCode"
          label={t('company.creditCode')}
          hint={t('company.creditCodeHint')}
          faults={faults}
        >
          {(control) => (
            <Input
              {...control}
              value={creditCode}
              onChange={({ target }) => draft.change({ ...draft.value, creditCode: target.value })}
            />
          )}
        </Field>
        <DraftNote savedAt={draft.savedAt} />
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {t('company.registerAct')}
        </Button>
      </form>
    </>
  );
}
