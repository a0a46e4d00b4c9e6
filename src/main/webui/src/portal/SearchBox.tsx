import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Words to look for; what was asked last stands in it. */
export function SearchBox({
  asked,
  label,
  onAsk,
}: {
  asked: string;
  label: string;
  onAsk: (words: string) => void;
}) {
  const { t } = useTranslation('trade');
  const id = useId();
  const [typed, setTyped] = useState({ asked, words: asked });
  if (typed.asked !== asked) {
    setTyped({ asked, words: asked }); // the address changed: a filter dropped, or the back button
  }
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.words.trim());
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className="search-line">
        <Input
          id={id}
          type="search"
          maxLength={200}
          value={typed.words}
          onChange={(event) => setTyped({ asked, words: event.target.value })}
        />
        <Button type="primary" htmlType="submit">
          {t('search')}
        </Button>
      </div>
    </form>
  );
}
