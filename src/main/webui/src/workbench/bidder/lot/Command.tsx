import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';
import type { LotPage } from '../../../portal/publicApi';
import { commands } from './command';
import { Copied } from './Copied';

/** The exact commands of the tool that seal and hand in a bid on the bidder's own computer. */
export function Command({ page, round, replaces }: { page: LotPage; round: number; replaces: boolean }) {
  const { t } = useTranslation('bidder');
  const { account = '', issuer } = useSession() ?? {};
  const { seal, submit } = commands(
    page,
    round,
    account,
    replaces,
    { server: window.location.origin, issuer },
    {
      folder: t('command.folder'),
      price: t('command.price'),
      days: t('command.days'),
      value: t('command.value'),
      key: t('command.key'),
    },
  );
  return (
    <section aria-labelledby="command">
      <h2 id="command">{t(replaces ? 'command.replace' : 'command.title')}</h2>
      <p className="reading">{t('command.why')}</p>
      <ol className="commands">
        <li>
          {t('command.seal')} <Copied text={seal} name={t('command.copySeal')} />
        </li>
        <li>
          {t('command.submit')} <Copied text={submit} name={t('command.copySubmit')} />
        </li>
      </ol>
      <p className="reading">{t('command.after')}</p>
    </section>
  );
}
