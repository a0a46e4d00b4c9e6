import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { FactList } from '../../../portal/FactList';
import { base64 } from '../../../sealing/bytes';
import { signMessage } from '../../../sealing/sign';
import { announce } from '../../../ui/Announcements';
import { Note } from '../../../ui/Note';
import { PageTitle } from '../../../ui/PageTitle';
import { SignWith } from '../../../ui/SignWith';
import { giveOrder, type LotFile } from '../supervisionApi';
import { orderBody, type OrderDraft } from './order';

/** The order line by line, to be signed as it stands or written again. */
export function CheckOrder({
  file,
  draft,
  back,
  done,
}: {
  file: LotFile;
  draft: OrderDraft;
  back: () => void;
  done: (sha256: string) => void;
}) {
  const { t } = useTranslation('regulator');
  const now = useBusinessTime();
  const { tender, lot, name } = file.lot;
  return (
    <>
      <PageTitle title={t('order.checkTitle', { kind: t(`order.kind.${draft.kind}`) })} />
      <p className="lead">{t('order.checkLead')}</p>
      <SignWith
        act={t(`order.sign.${draft.kind}`)}
        onSign={async (signer) => {
          const body = orderBody(tender, lot, draft, now ?? Date.parse(file.at));
          const { orderSha256 } = await giveOrder(base64(await signMessage(body, signer)));
          announce(t('order.taken'));
          done(orderSha256);
        }}
      >
        <FactList
          facts={[
            [t('order.what'), `${t(`order.kind.${draft.kind}`)} — ${t(`order.means.${draft.kind}`)}`],
            [t('column.lot'), `${name} (${tender}/${lot})`],
            ...(draft.kind === 'RESUME'
              ? [[t('order.lifts'), <span className="digest">{draft.lifts}</span>] as [string, ReactNode]]
              : []),
            ...(draft.kind === 'DECIDE'
              ? [
                  [t('order.claimSlot'), draft.claimSlot] as [string, ReactNode],
                  [t('order.decision'), t(`order.decided.${draft.decision}`)] as [string, ReactNode],
                ]
              : []),
            [t('order.reason'), draft.reason.trim()],
          ]}
        />
        {draft.kind === 'TERMINATE' && (
          <Note kind="danger">
            <p>{t('order.final')}</p>
          </Note>
        )}
        <p>
          <Button onClick={back}>{t('order.change')}</Button>
        </p>
      </SignWith>
    </>
  );
}
