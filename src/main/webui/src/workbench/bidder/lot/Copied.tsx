import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/Announcements';

/**
 * A command as it is typed, and a button that copies it.
 *
 * @param name of the button: what it copies
 */
export function Copied({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation('bidder');
  return (
    <>
      <pre className="command">
        <code>{text}</code>
      </pre>
      <Button
        size="small"
        aria-label={name}
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => announce(t('command.copied')),
            () => announce(t('command.notCopied')),
          );
        }}
      >
        {t('command.copy')}
      </Button>
    </>
  );
}
