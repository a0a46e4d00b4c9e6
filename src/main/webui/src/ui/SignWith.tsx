import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { useBusinessTime } from '../live/useBusinessTime';
import { heldKey } from '../sealing/heldKey';
import { faultOf, type Signer } from '../sealing/sign';
import { announce } from './Announcements';
import { ErrorNote } from './ErrorNote';
import { KeyFacts } from './KeyFacts';
import { Note } from './Note';
import { OpenKey } from './OpenKey';
import { day } from './time';
import './sign.css';

interface Properties {
  /** Name of the act, on the button: what happens when it is pressed. */
  act: string;
  /** The organisation in whose name is signed: another one's certificate is turned away before anything is signed. */
  organisation?: { name: string; creditCode: string };
  /** Signs and sends. What it throws is shown here; where it goes on afterwards is its own affair. */
  onSign: (signer: Signer) => Promise<unknown>;
  /** What will be signed, every line of it: the page on which one checks before one signs. */
  children: ReactNode;
}

/**
 * The check page of an act that is signed in the browser: what will be signed, with whose key, and one button named after the act. The
 * key is opened here and never leaves this computer.
 */
export function SignWith({ act, organisation, onSign, children }: Properties) {
  const { t } = useTranslation('signing');
  const account = useSession()?.account;
  const held = useSyncExternalStore(heldKey.subscribe, heldKey.now);
  const now = useBusinessTime();
  const [state, setState] = useState<{ busy: boolean; missing?: boolean; error?: unknown }>({ busy: false });
  const choice = useRef<HTMLDivElement>(null);
  const signer = held !== undefined && held.account === account ? held.signer : undefined;
  const fault =
    signer && now !== undefined
      ? faultOf(signer.certificate, new Date(now), organisation?.creditCode)
      : undefined;

  const sign = async () => {
    if (state.busy) {
      return;
    }
    if (!signer || fault) {
      setState({ busy: false, missing: true });
      choice.current?.querySelector<HTMLElement>('input, button')?.focus();
      return;
    }
    setState({ busy: true });
    try {
      await onSign(signer);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };

  return (
    <section className="sign-with" aria-labelledby="sign-with-what">
      <h2 id="sign-with-what">{t('what')}</h2>
      <div className="sign-with-content">{children}</div>
      <h2>{t('key')}</h2>
      <div ref={choice}>
        {signer ? (
          <>
            <KeyFacts certificate={signer.certificate} />
            <p>
              <Button
                size="small"
                onClick={() => {
                  heldKey.forget();
                  announce(t('forgotten'));
                }}
              >
                {t('other')}
              </Button>{' '}
              <span className="secondary">{t('held')}</span>
            </p>
          </>
        ) : (
          <OpenKey
            onOpened={(opened) => {
              if (account) {
                heldKey.hold({ account, signer: opened });
                setState({ busy: false });
                announce(t('opened', { holder: opened.certificate.holder }));
              }
            }}
          />
        )}
        {signer && fault && (
          <div role="alert">
            <Note kind="danger">
              <p>
                {t(`fault.${fault}`, {
                  holder: signer.certificate.holder,
                  organisation: organisation?.name,
                  at: day(
                    (fault === 'expired'
                      ? signer.certificate.notAfter
                      : signer.certificate.notBefore
                    ).getTime(),
                  ),
                })}
              </p>
            </Note>
          </div>
        )}
      </div>
      {state.missing && !signer && (
        <div role="alert">
          <Note kind="danger">
            <p>{t('missing')}</p>
          </Note>
        </div>
      )}
      {state.error !== undefined && <ErrorNote error={state.error} />}
      <p>
        <Button
          type="primary"
          size="large"
          loading={state.busy}
          onClick={() => {
            void sign();
          }}
        >
          {act}
        </Button>
      </p>
    </section>
  );
}
