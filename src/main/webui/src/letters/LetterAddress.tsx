import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/Announcements';
import { ErrorNote } from '../ui/ErrorNote';
import { Field } from '../ui/Field';
import { useFaults, type Fault } from '../ui/useFaults';
import { addressQuery, forgetAddress, setAddress } from './lettersApi';

/** As the platform reads it, so that a slip is told before it is sent. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}$/;

/** Where letters are mailed to, besides lying here. */
export function LetterAddress() {
  const { t } = useTranslation('letters');
  const queries = useQueryClient();
  const known = useQuery(addressQuery);
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const shown = typed ?? known.data ?? '';
  const change = useMutation({
    mutationFn: (email: string | undefined) => (email === undefined ? forgetAddress() : setAddress(email)),
    onSuccess: async (_, email) => {
      setTyped(undefined);
      announce(t(email === undefined ? 'address.forgotten' : 'address.kept'));
      await queries.invalidateQueries({ queryKey: addressQuery.queryKey });
    },
  });
  const found = useMemo<Fault[]>(
    () => (wrong ? [{ field: 'email', text: t('address.wrong') }] : []),
    [wrong, t],
  );
  const faults = useFaults(found, undefined);
  return (
    <section aria-labelledby="letter-address">
      <h2 id="letter-address">{t('address.title')}</h2>
      <p>{known.data ? t('address.now', { email: known.data }) : t('address.none')}</p>
      {change.error && <ErrorNote error={change.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isWrong = !ADDRESS.test(shown);
          setWrong(isWrong);
          if (!isWrong) {
            change.mutate(shown);
          }
        }}
      >
        <Field name="email" label={t('address.label')} hint={t('address.hint')} faults={faults}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="email"
              value={shown}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <p className="actions">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('address.keep')}
          </Button>
          {known.data && <Button onClick={() => change.mutate(undefined)}>{t('address.forget')}</Button>}
        </p>
      </form>
    </section>
  );
}
