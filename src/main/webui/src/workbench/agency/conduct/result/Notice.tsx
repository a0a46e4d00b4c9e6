import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { organisation } from '../../prepare/queries';
import { ActButton, useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { awardAddresses, drawUpNotice, type Award } from './awardApi';
import { SignPaper } from '../SignPaper';
import { sinceDecision } from '../steps';
import { useAct } from '../useAct';

/** The award notice: the platform draws it up, the tenderee signs it, and with that winner and losers are told. */
export function Notice({ award }: { award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const hindrance = useHindrance();
  const [signing, setSigning] = useState(false);
  const own = useQuery(organisation).data ?? undefined;
  const draw = useAct(() => drawUpNotice(tender, name), t('notice.drawn'));
  const drawn = sinceDecision(award, 'NOTICE_PDF');
  const signed = sinceDecision(award, 'SIGNED_NOTICE_PDF');
  const winner = award.candidates.find(({ slot }) => slot === award.winnerSlot);
  return (
    <>
      <p>{t(lot.kind === 'PROCUREMENT' ? 'notice.whyProcurement' : 'notice.why')}</p>
      {draw.error && <ErrorNote error={draw.error} />}
      <ActButton
        name={t('notice.draw')}
        why={
          drawn
            ? t('notice.isDrawn')
            : award.winnerSlot === null
              ? t('notice.noWinner')
              : hindrance('drawUpNotice')
        }
        busy={draw.isPending}
        onAct={() => {
          draw.mutate(undefined);
        }}
      />
      {drawn && (
        <p>
          <a href={awardAddresses.notice(tender, name)} download={`${tender}-${name}-award-notice.pdf`}>
            {t('notice.pdf')}
          </a>
        </p>
      )}
      {!signing && (
        <ActButton
          name={t('notice.sign')}
          why={!drawn ? t('notice.drawFirst') : signed ? t('notice.isSigned') : hindrance('signNotice')}
          onAct={() => {
            setSigning(true);
          }}
        />
      )}
      {signing && winner && (
        <SignPaper
          act={t('notice.signNow')}
          said={t('notice.signed')}
          reason={t('notice.reason')}
          pdf={awardAddresses.notice(tender, name)}
          to={awardAddresses.noticeSignatures(tender, name)}
          organisation={own}
          onDone={() => {
            setSigning(false);
          }}
        >
          <FactList
            facts={[
              [t('opening.paper'), t('notice.paper', { tender, lot: name })],
              [t('decide.winner'), `${winner.name} ${winner.creditCode}`],
              [t('notice.decision'), <span className="digest">{award.decisionSha256}</span>],
            ]}
          />
          <p>{t('notice.meaning')}</p>
        </SignPaper>
      )}
    </>
  );
}
