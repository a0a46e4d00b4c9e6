import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../portal/FactList';
import { utf8 } from '../../../sealing/bytes';
import { signDetached, type Signer } from '../../../sealing/sign';
import { announce } from '../../../ui/Announcements';
import { SignWith } from '../../../ui/SignWith';
import { certificateChallenge, registerCertificate, type Organisation } from '../bidderApi';

/** Registers a certificate: its key signs a number good for one use, so that nobody registers what he only saw. */
export function RegisterCertificate({
  organisation,
  onDone,
}: {
  organisation: Organisation;
  onDone: () => void;
}) {
  const { t } = useTranslation('bidder');
  const queries = useQueryClient();
  const register = async (signer: Signer) => {
    const { nonce } = await certificateChallenge();
    const proof = await signDetached(utf8(`sunseal-pop\n${organisation.creditCode}\n${nonce}`), signer);
    await registerCertificate({ certificate: signer.certificate.der, chain: signer.chain, proof, nonce });
    await queries.invalidateQueries({ queryKey: ['bidder'] });
    announce(t('certificates.registered'));
    onDone();
  };
  return (
    <SignWith act={t('certificates.registerAct')} organisation={organisation} onSign={register}>
      <p>{t('certificates.proof')}</p>
      <FactList
        facts={[
          [t('company.name'), organisation.name],
          [t('company.creditCode'), <span className="numeric">{organisation.creditCode}</span>],
          [t('certificates.nonce'), t('certificates.nonceWhy')],
        ]}
      />
      <p>
        <Button size="small" onClick={onDone}>
          {t('certificates.cancel')}
        </Button>
      </p>
    </SignWith>
  );
}
