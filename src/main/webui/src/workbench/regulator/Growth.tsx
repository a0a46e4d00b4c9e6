import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publicLog, trustOf } from '../../portal/verify/check';
import { Fault } from '../../portal/verify/Verdicts';
import { TrustNote } from '../../portal/verify/TrustNote';
import { Witnesses } from '../../portal/verify/Witnesses';
import { hex } from '../../sealing/bytes';
import { InvalidEvidence } from '../../sealing/evidence';
import { checkGrowth } from '../../sealing/growth';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import { keepCheckpoint, seenCheckpoint } from './seenCheckpoint';

/** Whether the log only grew since this browser looked last: computed here, from the log's own files. */
export function Growth() {
  const { t } = useTranslation('regulator');
  const [earlier, setEarlier] = useState(seenCheckpoint);
  const check = useMutation({
    mutationFn: async () => {
      const trust = await trustOf(undefined);
      const growth = await checkGrowth(earlier, publicLog, trust.register);
      return { trust, growth, earlier };
    },
    onSuccess: ({ growth }) => {
      keepCheckpoint(growth.checkpoint, growth.quorumTime);
      setEarlier(seenCheckpoint());
    },
  });
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">{t('growth.title')}</h2>
      <p>
        {earlier ? (
          <>
            {t('growth.seen', { size: String(earlier.size) })} <Instant at={earlier.at} seconds />
          </>
        ) : (
          t('growth.never')
        )}
      </p>
      <p>
        <Button type="primary" onClick={() => check.mutate()} loading={check.isPending}>
          {t('growth.check')}
        </Button>
      </p>
      {check.error && (
        <div role="alert">
          {check.error instanceof InvalidEvidence ? (
            <Note kind="danger">
              {check.error.code === 'log-rewritten' ? (
                <p>
                  {t('growth.rewritten')} <span className="code">{check.error.code}</span>
                </p>
              ) : (
                <Fault code={check.error.code} />
              )}
            </Note>
          ) : (
            <ErrorNote error={check.error} />
          )}
        </div>
      )}
      {check.data && (
        <>
          <div role="status">
            <Note kind="success">
              <h3>
                {check.data.earlier
                  ? t('growth.only', {
                      from: String(check.data.earlier.size),
                      to: String(check.data.growth.checkpoint.size),
                      count: check.data.growth.steps ?? 0,
                    })
                  : t('growth.first', { size: String(check.data.growth.checkpoint.size) })}
              </h3>
              <p>
                {t('growth.root')} <span className="digest">{hex(check.data.growth.checkpoint.root)}</span>
              </p>
            </Note>
          </div>
          <details>
            <summary>{t('growth.whose')}</summary>
            <TrustNote trust={check.data.trust} />
            <Witnesses cosigned={check.data.growth.cosigned} register={check.data.trust.register} />
          </details>
        </>
      )}
    </section>
  );
}
