import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { platformClock } from '../live/clock';
import { paths } from '../paths';
import { PageTitle } from '../ui/PageTitle';
import './portal.css';

const QUESTIONS = ['secret', 'bid', 'opening', 'receipt', 'object', 'clock', 'lost'] as const;

/** How things are done here, and on a demonstration what to try. */
export function Component() {
  const { t } = useTranslation('help');
  const { sandbox } = useSyncExternalStore(platformClock.subscribe, platformClock.now);
  return (
    <>
      <PageTitle title={t('title')} />
      {sandbox !== undefined && <Demo />}
      <section aria-labelledby="questions">
        <h2 id="questions">{t('questions')}</h2>
        {QUESTIONS.map((each) => (
          <div key={each}>
            <h3>{t(`question.${each}`)}</h3>
            <p className="reading">{t(`answer.${each}`)}</p>
          </div>
        ))}
      </section>
      <section aria-labelledby="roles">
        <h2 id="roles">{t('roles')}</h2>
        <dl className="facts">
          {(
            ['bidder', 'tenderee', 'agency', 'expert', 'regulator', 'trustee', 'centre', 'witness'] as const
          ).map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`does.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** Ten minutes with a platform on one's own machine. */
function Demo() {
  const { t } = useTranslation('help');
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{t('demo.title')}</h2>
      <p className="reading">{t('demo.what')}</p>
      <ol className="help-steps">
        <li>
          {t('demo.look')} <Link to={paths.notices}>{t('demo.notices')}</Link>
        </li>
        <li>
          {t('demo.entry')} <Link to={`${paths.verify}?entry=0`}>{t('demo.verify')}</Link>
        </li>
        <li>
          {t('demo.opening')}
          <Command text="java -jar target/sunseal-cli.jar scenario opening" />
        </li>
        <li>
          {t('demo.receipt')}
          <Command text="evidence/SC-*/public/lot-1/bids/*/receipt.p7  receipt.tlog-proof  checkpoint.tst" />
        </li>
        <li>
          {t('demo.offline')}
          <Command text="java -jar target/sunseal-cli.jar verify evidence/SC-*/public/lot-1 --trust data/trust.json" />
        </li>
        <li>
          {t('demo.whole')}
          <Command
            text={
              'java -jar target/sunseal-cli.jar scenario engineering\njava -jar target/sunseal-cli.jar scenario procurement'
            }
          />
        </li>
      </ol>
      <p className="reading">
        {t('demo.accounts')}{' '}
        <code>agency1 tenderee1 tenderee2 regulator1 centre1 trustee1 expert1–expert15 bidder1–bidder8</code>
      </p>
    </section>
  );
}

function Command({ text }: { text: string }) {
  const { t } = useTranslation('help');
  return (
    <pre tabIndex={0} role="group" aria-label={t('command')}>
      <code>{text}</code>
    </pre>
  );
}
