import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../api/session';
import { paths } from '../paths';
import { ErrorNote } from '../ui/ErrorNote';
import { Instant } from '../ui/Instant';
import { bidderPaths } from '../workbench/bidder/paths';
import { markRead, type Letter } from './lettersApi';

/** One letter: its subject opens it, and opening it is reading it. */
export function LetterItem({ letter }: { letter: Letter }) {
  const { t, i18n } = useTranslation('letters');
  const [open, setOpen] = useState(false);
  const body = useId();
  const queries = useQueryClient();
  const roles = useSession()?.roles ?? [];
  const read = useMutation({
    mutationFn: () => markRead(letter.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['letters'] }),
  });
  const text = i18n.language.startsWith('zh') ? letter.zh : letter.en;
  const toggle = () => {
    setOpen(!open);
    if (!open && !letter.read) {
      read.mutate();
    }
  };
  return (
    <li className={letter.read ? 'letter' : 'letter letter-new'}>
      <h2>
        <button
          type="button"
          className="letter-subject"
          aria-expanded={open}
          aria-controls={body}
          onClick={toggle}
        >
          {!letter.read && <span className="tag tag-warning">{t('new')}</span>} {text.subject}
        </button>
      </h2>
      <p className="secondary">
        <Instant at={letter.writtenAt} /> · {t('about', { tender: letter.tender, lot: letter.lot })}
      </p>
      <div id={body} hidden={!open}>
        <p className="letter-body">{text.body}</p>
        <p>
          <Link
            to={
              roles.includes('bidder')
                ? bidderPaths.lot(letter.tender, letter.lot)
                : paths.lot(letter.tender, letter.lot)
            }
          >
            {t('toLot')}
          </Link>
        </p>
      </div>
      {read.error && <ErrorNote error={read.error} />}
    </li>
  );
}
