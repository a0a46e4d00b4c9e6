import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/Announcements';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { useFaults, type Fault } from '../../ui/useFaults';
import { moveLimit, type HandedIn, type LimitEvent } from './centreApi';

/** Suspends the time limit, lets it go on or extends it once, each with its ground; the day itself follows from the rule. */
export function MoveLimit({ registration: { tender, events } }: { registration: HandedIn }) {
  const { t } = useTranslation('centre');
  const queries = useQueryClient();
  const isSuspended = events.findLast(({ kind }) => kind !== 'EXTENDED')?.kind === 'SUSPENDED';
  const possible: LimitEvent[] = isSuspended
    ? ['RESUMED']
    : events.some(({ kind }) => kind === 'EXTENDED')
      ? ['SUSPENDED']
      : ['SUSPENDED', 'EXTENDED'];
  const [chosen, choose] = useState<LimitEvent>('SUSPENDED');
  const kind = possible.includes(chosen) ? chosen : (possible[0] ?? 'SUSPENDED');
  const [days, setDays] = useState(1);
  const [ground, setGround] = useState('');
  const [isMissing, setMissing] = useState(false);
  const moving = useMutation({
    mutationFn: () =>
      moveLimit(tender, { kind, days: kind === 'EXTENDED' ? days : 0, ground: ground.trim() }),
    onSuccess: () => {
      announce(t('limit.moved'));
      setGround('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['centre'] }),
  });
  const found = useMemo<Fault[]>(
    () => (isMissing ? [{ field: 'limitGround', text: t('limit.missing') }] : []),
    [isMissing, t],
  );
  const faults = useFaults(found, moving.error);
  return (
    <details className="move-limit no-print">
      <summary>{t('limit.title')}</summary>
      <p>{t('limit.lead')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(ground.trim() === '');
          if (ground.trim() !== '') {
            moving.mutate();
          }
        }}
      >
        <ErrorSummary faults={faults} />
        <Field name="limitKind" label={t('limit.what')} faults={faults}>
          {(control) => (
            <Radio.Group
              id={control.id}
              aria-label={t('limit.what')}
              value={kind}
              onChange={(event) => choose(event.target.value as LimitEvent)}
              options={possible.map((each) => ({ value: each, label: t(`limit.kind.${each}`) }))}
            />
          )}
        </Field>
        {kind === 'EXTENDED' && (
          <Field name="days" label={t('limit.days')} faults={faults}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={365}
                precision={0}
                value={days}
                onChange={(value) => setDays(value ?? 1)}
              />
            )}
          </Field>
        )}
        <Field name="limitGround" label={t('limit.ground')} hint={t('limit.groundHint')} faults={faults}>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={ground}
              onChange={(event) => setGround(event.target.value)}
            />
          )}
        </Field>
        <Button htmlType="submit" loading={moving.isPending}>
          {t(`limit.act.${kind}`)}
        </Button>
      </form>
    </details>
  );
}
