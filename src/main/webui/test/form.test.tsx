import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../src/api/problem';
import { DraftNote } from '../src/ui/DraftNote';
import { ErrorSummary } from '../src/ui/ErrorSummary';
import { Field } from '../src/ui/Field';
import { LoginExpired } from '../src/ui/LoginExpired';
import { useDraft } from '../src/ui/useDraft';
import { useFaults } from '../src/ui/useFaults';
import { draw } from './pages';

const NONE: never[] = [];

function Form({ error }: { error?: unknown }) {
  const draft = useDraft('form', { name: '' });
  const faults = useFaults(NONE, error);
  return (
    <>
      <LoginExpired />
      <ErrorSummary faults={faults} />
      <Field name="lots[0].name" label="Name" hint="As registered" faults={faults}>
        {({ status, ...control }) => (
          <input
            {...control}
            data-status={status}
            value={draft.value.name}
            onChange={(event) => draft.change({ name: event.target.value })}
          />
        )}
      </Field>
      <DraftNote savedAt={draft.savedAt} />
      <button onClick={draft.discard}>Send</button>
    </>
  );
}

const type = (text: string) => fireEvent.change(screen.getByLabelText('Name'), { target: { value: text } });
const typed = () => screen.getByLabelText<HTMLInputElement>('Name').value;

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a form', () => {
  it('shows a refusal on top with a link to its field, and at the field in the same words', async () => {
    const refusal = Problem.of(422, {
      type: 'urn:sunseal:problem:invalid-fields',
      errors: [{ code: 'invalid-field', field: 'lots[0].name', detail: 'must not be blank' }],
    });

    await draw(<Form error={refusal} />);

    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    const link = screen.getByRole('link', { name: /must not be blank/ });
    const field = screen.getByLabelText('Name');
    expect(link.getAttribute('href')).toBe(`#${field.id}`);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['As registered', link.textContent]);
    expect(summary.textContent).toContain('(code invalid-field)');
  });

  it('asks nobody to mend what the platform refused as a whole', async () => {
    const refusal = Problem.of(409, { type: 'urn:sunseal:problem:enquiry-too-late' });

    await draw(<Form error={refusal} />);

    expect(screen.getByRole('heading').textContent).toBe('This was not done');
  });

  it('leaves whoever mends one of two faults by a choice where they chose', async () => {
    function Two() {
      const [chosen, setChosen] = useState<readonly string[]>([]);
      const [sent, setSent] = useState(false);
      const missing = (['one', 'two'] as const).filter((field) => sent && !chosen.includes(field));
      const faults = useFaults(
        missing.map((field) => ({ field, text: `${field} is missing` })),
        undefined,
      );
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSent(true);
          }}
        >
          <ErrorSummary faults={faults} />
          {(['one', 'two'] as const).map((field) => (
            <input
              key={field}
              type="radio"
              aria-label={field}
              checked={chosen.includes(field)}
              onChange={() => setChosen([...chosen, field])}
            />
          ))}
          <button type="submit">Send</button>
        </form>
      );
    }
    await draw(<Two />);
    fireEvent.click(screen.getByText('Send'));
    expect(document.activeElement).toBe(screen.getByRole('alert'));

    const first = screen.getByLabelText('one');
    first.focus();
    fireEvent.click(first); // React draws on the click, and the input event comes after it
    expect(document.activeElement).toBe(first);
    expect(screen.queryByText('one is missing')).toBeNull();
  });

  it('leaves whoever mends one of two faults where they type', async () => {
    function Two() {
      const [texts, setTexts] = useState({ one: '', two: '' });
      const [sent, setSent] = useState(false);
      const missing = (['one', 'two'] as const).filter((field) => sent && texts[field] === '');
      const faults = useFaults(
        missing.map((field) => ({ field, text: `${field} is missing` })),
        undefined,
      );
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSent(true);
          }}
        >
          <ErrorSummary faults={faults} />
          {(['one', 'two'] as const).map((field) => (
            <input
              key={field}
              aria-label={field}
              value={texts[field]}
              onChange={({ target }) => setTexts({ ...texts, [field]: target.value })}
            />
          ))}
          <button type="submit">Send</button>
        </form>
      );
    }
    await draw(<Two />);
    const first = screen.getByLabelText('one');
    first.focus();
    fireEvent.submit(first); // by Enter, the focus is still in the field
    expect(document.activeElement).toBe(screen.getByRole('alert'));

    first.focus();
    for (const text of ['a', 'ab', '']) {
      fireEvent.input(first, { target: { value: text } });
      expect(document.activeElement).toBe(first);
    }
    expect(screen.getByText('one is missing')).toBeDefined();
  });

  it('is there again after the page was left at once', async () => {
    const first = await draw(<Form />);
    type('Bridge');
    first.unmount();

    await draw(<Form />);

    expect(typed()).toBe('Bridge');
    expect(screen.getByText(/Draft saved/)).toBeDefined();
  });

  it('is kept by itself and says when', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await draw(<Form />);
    expect(screen.queryByText(/Draft saved/)).toBeNull();
    type('Bridge');

    act(() => vi.advanceTimersByTime(1_000));

    expect(screen.getByText(/Draft saved/)).toBeDefined();
  });

  it('is forgotten once it was sent', async () => {
    const first = await draw(<Form />);
    type('Bridge');
    fireEvent.click(screen.getByText('Send'));
    first.unmount();

    await draw(<Form />);

    expect(typed()).toBe('');
  });

  it('is shown to nobody else on the same computer', async () => {
    const first = await draw(<Form />);
    type('Bridge');
    first.unmount();

    await draw(<Form />, { account: 'bert', roles: [] });

    expect(typed()).toBe('');
  });

  it('keeps what was typed when the login expires, and says so', async () => {
    const { queries } = await draw(<Form />);
    type('Bridge');

    act(() => queries.setQueryData(['session'], { roles: [] }));

    expect((await screen.findByRole('alert')).textContent).toContain('nothing is lost');
    expect(screen.getByRole('link', { name: /Log in again/ }).getAttribute('href')).toBe('/login?back=%2F');
    expect(typed()).toBe('Bridge');
  });
});
