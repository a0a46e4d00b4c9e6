import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { day } from '../../../../ui/time';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { useHindrance } from '../ActButton';
import { ChooseOne } from '../ChooseOne';
import { useLotInHand } from '../LotDesk';
import { ownCertificates } from '../queries';
import { nameDelegates } from './panelApi';
import { useAct } from '../useAct';

interface Named {
  username: string;
  name: string;
  certificateSha256: string;
}

const NOBODY: Named = { username: '', name: '', certificateSha256: '' };

/** Lets the tenderee say, once, whom it sends into the committee. */
export function NameDelegates({ wanted }: { wanted: number }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const why = useHindrance()('nameDelegates');
  const [typed, setTyped] = useState<Named[]>(() => Array.from({ length: wanted }, () => NOBODY));
  const [found, setFound] = useState<Fault[]>([]);
  const act = useAct((named: Named[]) => nameDelegates(tender, name, named), t('delegates.done'));
  const faults = useFaults(found, act.error);
  const change = (at: number, changed: Partial<Named>) => {
    setTyped(typed.map((each, i) => (i === at ? { ...each, ...changed } : each)));
  };
  if (why) {
    return (
      <section aria-labelledby="delegates">
        <h2 id="delegates">{t('delegates.title')}</h2>
        <p>{t('delegates.awaited', { count: wanted })}</p>
        <p className="secondary">{why}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="delegates">
      <h2 id="delegates">{t('delegates.title')}</h2>
      <p>{t('delegates.why', { count: wanted })}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const missing = typed.flatMap((each, i) =>
            (['username', 'name', 'certificateSha256'] as const)
              .filter((field) => each[field].trim() === '')
              .map((field) => ({ field: `delegates[${i}].${field}`, text: t(`delegates.missing.${field}`) })),
          );
          setFound(missing);
          if (missing.length === 0) {
            act.mutate(typed);
          }
        }}
      >
        <ErrorSummary faults={faults} />
        {typed.map((each, i) => (
          <fieldset key={i} className="group">
            <legend>{t('delegates.number', { number: i + 1 })}</legend>
            <Field
              name={`delegates[${i}].username`}
              label={t('delegates.username')}
              hint={t('delegates.usernameHint')}
              faults={faults}
            >
              {(control) => (
                <Input
                  {...control}
                  value={each.username}
                  onChange={({ target }) => {
                    change(i, { username: target.value });
                  }}
                />
              )}
            </Field>
            <Field name={`delegates[${i}].name`} label={t('delegates.name')} faults={faults}>
              {(control) => (
                <Input
                  {...control}
                  value={each.name}
                  onChange={({ target }) => {
                    change(i, { name: target.value });
                  }}
                />
              )}
            </Field>
            <Certificate
              at={i}
              value={each.certificateSha256}
              faults={faults}
              onChange={(certificateSha256) => {
                change(i, { certificateSha256 });
              }}
            />
          </fieldset>
        ))}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('delegates.send')}
        </Button>
      </form>
    </section>
  );
}

function Certificate({
  at,
  value,
  faults,
  onChange,
}: {
  at: number;
  value: string;
  faults: ReturnType<typeof useFaults>;
  onChange: (sha256: string) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const own = useQuery(ownCertificates).data ?? [];
  return (
    <Field
      name={`delegates[${at}].certificateSha256`}
      label={t('delegates.certificate')}
      hint={t('delegates.certificateHint')}
      faults={faults}
    >
      {(control) => (
        <ChooseOne
          control={control}
          value={value}
          onChoose={onChange}
          options={own.map(({ sha256, subject, notAfter }) => ({
            value: sha256,
            label: t('delegates.certificateOf', {
              holder: /CN=([^,]+)/.exec(subject)?.[1] ?? subject,
              until: day(notAfter),
              digest: sha256.slice(0, 8),
            }),
          }))}
        />
      )}
    </Field>
  );
}
