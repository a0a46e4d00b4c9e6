import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colours } from '../src/ui/theme';
import { root } from './sources';

const tokens = new Map(
  [...readFileSync(join(root, 'ui', 'tokens.css'), 'utf8').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(
    ([, name, value]) => [name!, value!],
  ),
);

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const token = (name: string): string => {
  const value = tokens.get(name);
  expect(value, name).toBeDefined();
  return value!;
};

describe('contrast', () => {
  it('is computed as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  const grounds = [
    'ground',
    'ground-soft',
    'ground-link',
    'ground-success',
    'ground-warning',
    'ground-danger',
    'ground-sandbox',
  ];
  const words = ['text', 'text-secondary', 'link', 'link-hover', 'success', 'warning', 'danger', 'sandbox'];

  it.each(words.flatMap((text) => grounds.map((ground) => [text, ground])))(
    'of %s on %s suffices for text',
    (text, ground) => {
      expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('of lines that carry meaning suffices', () => {
    expect(contrast(token('line-strong'), token('ground'))).toBeGreaterThanOrEqual(3);
  });
});

it('antd has the colours of the tokens', () => {
  for (const [name, value] of Object.entries(colours)) {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(tokens.get(kebab), name).toBe(value);
  }
});
