import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../portal/FactList';
import { signMessage, type Signer } from '../../../sealing/sign';
import { SignWith } from '../../../ui/SignWith';
import { fileObjection, handInEvidence, type About, type Organisation } from '../bidderApi';
import type { Evidence } from './evidence';
import { objectionBody, type ObjectionDraft } from './objection';

/** The objection as it will be signed, line by line, and the signature under it. */
export function ObjectionCheck({
  place,
  lotName,
  organisation,
  objection,
  evidence,
  onChange,
  onFiled,
}: {
  place: { tender: string; lot: string };
  lotName: string;
  organisation: Organisation;
  objection: ObjectionDraft & { about: About };
  evidence: readonly Evidence[];
  onChange: () => void;
  onFiled: () => Promise<void>;
}) {
  const { t } = useTranslation('bidder');
  const file = async (signer: Signer) => {
    for (const each of evidence) {
      await handInEvidence(place, each.sha256, each.content);
    }
    await fileObjection(place, await signMessage(objectionBody(place, objection, evidence), signer));
    await onFiled();
  };
  return (
    <SignWith act={t('objection.sign')} organisation={organisation} onSign={file}>
      <FactList
        facts={[
          [t('objection.lot'), `${lotName} (${t('lots.named', place)})`],
          [
            t('objection.aboutLabel'),
            t(`objection.about.${objection.about.toUpperCase() as Uppercase<About>}`),
          ],
          [t('objection.grounds'), <span className="said-words">{objection.grounds}</span>],
          [t('objection.knownOn'), objection.knownOn],
          [
            t('evidence.label'),
            evidence.length === 0 ? (
              t('evidence.none')
            ) : (
              <ul className="evidence">
                {evidence.map((each) => (
                  <li key={each.sha256}>
                    {each.name} <span className="digest">{each.sha256}</span>
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      <p>{t('objection.secret')}</p>
      <p>
        <Button size="small" onClick={onChange}>
          {t('change')}
        </Button>
      </p>
    </SignWith>
  );
}
