import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shown } from '../../../../portal/lot/Diff';
import { Note } from '../../../../ui/Note';
import { differences, merged } from './parts';
import type { Terms } from './terms';
import { usePartName } from './usePartName';
import { usePartText } from './usePartText';

/**
 * Two people wrote at once: both versions side by side, part by part. Nothing is decided before each is chosen, and neither
 * is lost before that.
 */
export function Conflict({
  mine,
  theirs,
  resolve,
  takeTheirs,
}: {
  mine: Terms;
  theirs: Terms;
  resolve: (terms: Terms) => void;
  takeTheirs: () => void;
}) {
  const { t } = useTranslation('agencyPrepare');
  const name = usePartName();
  const textOf = usePartText();
  const text = (terms: Terms, part: string) => shown(textOf(terms, part)) || t('none');
  const found = differences(theirs, mine);
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const open = found.filter((part) => chosen[part] === undefined).length;
  return (
    <section role="alert" aria-labelledby="conflict">
      <Note kind="warning">
        <h2 id="conflict">{t('conflict.title')}</h2>
        <p>{t('conflict.what')}</p>
      </Note>
      {found.map((part) => (
        <fieldset key={part} className="conflict">
          <legend>{name(part)}</legend>
          <Radio.Group
            value={chosen[part]}
            onChange={(event) => setChosen({ ...chosen, [part]: event.target.value as 'mine' | 'theirs' })}
          >
            <Radio value="theirs">
              <span className="conflict-whose">{t('conflict.theirs')}</span>
              <span className="conflict-text">{text(theirs, part)}</span>
            </Radio>
            <Radio value="mine">
              <span className="conflict-whose">{t('conflict.mine')}</span>
              <span className="conflict-text">{text(mine, part)}</span>
            </Radio>
          </Radio.Group>
        </fieldset>
      ))}
      <div className="actions">
        <Button
          type="primary"
          disabled={open > 0}
          onClick={() =>
            resolve(merged(mine, theirs, new Set(found.filter((part) => chosen[part] === 'theirs'))))
          }
        >
          {t('conflict.resolve')}
        </Button>
        <Button onClick={takeTheirs}>{t('conflict.takeTheirs')}</Button>
        <span className="secondary">{t('conflict.open', { count: open })}</span>
      </div>
    </section>
  );
}
