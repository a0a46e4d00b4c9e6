import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HallBid } from '../../../hall/hall';
import { businessNow } from '../../../live/clock';
import { FactList } from '../../../portal/FactList';
import { yuan } from '../../../portal/money';
import type { LotPage } from '../../../portal/publicApi';
import { announce } from '../../../ui/Announcements';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { useDraft } from '../../../ui/useDraft';
import { bidderFiles, bidderPaths } from '../paths';

/** in milliseconds of business time */
const NOT_YET: { at?: number } = {};

/**
 * One's own line of the opening: what was read out, to be compared with one's own papers, and what to do if it differs. That somebody
 * has compared is kept in this browser alone: the law attaches nothing to it, and to silence neither.
 */
export function OwnLine({ page, round, read }: { page: LotPage; round: number; read: HallBid }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  const compared = useDraft(`bidder/compared/${tender}/${lot}/${round}`, NOT_YET);
  const facts: [string, string][] = [
    [t('seat.price'), read.price === null ? t('seat.unread') : yuan(read.price)],
  ];
  if (read.durationDays) {
    facts.push([t('seat.days'), read.durationDays]);
  }
  if (read.quality) {
    facts.push([t('seat.quality'), read.quality]);
  }
  return (
    <>
      {read.result !== 'opened' && (
        <Note kind="danger">
          <p>{t('seat.fault', { fault: read.fault ?? read.result })}</p>
        </Note>
      )}
      <FactList
        facts={[...facts, ...read.items.map(({ label, value }): [string, string] => [label, value])]}
      />
      {compared.value.at !== undefined ? (
        <Note kind="success">
          <p>
            {t('seat.compared')} <Instant at={compared.value.at} seconds />
          </p>
        </Note>
      ) : (
        <p className="actions">
          <Button
            type="primary"
            size="large"
            onClick={() => {
              compared.change({ at: businessNow() ?? Date.parse(page.at) });
              announce(t('seat.compared'));
            }}
          >
            {t('seat.same')}
          </Button>
          <Link to={`${bidderPaths.object(tender, lot)}?about=opening`}>{t('seat.differs')}</Link>
        </p>
      )}
      <p className="secondary">{t('seat.silence')}</p>
      <p>
        <a href={bidderFiles.evidence(tender, lot, round)} download>
          {t('seat.evidence')}
        </a>{' '}
        <span className="secondary">{t('seat.evidenceWhy')}</span>
      </p>
    </>
  );
}
