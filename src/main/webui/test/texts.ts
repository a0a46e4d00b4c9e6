import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nodes, root, type Source } from './sources';

/** `area:key`, as i18next names a text; plural forms of one key count as that key. */
export type Key = string;

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** All texts of a language by key. */
export function texts(language: string): Map<Key, string> {
  const found = new Map<Key, string>();
  for (const file of readdirSync(join(root, 'i18n', language))) {
    const area = file.replace(/\.json$/, '');
    collect(JSON.parse(readFileSync(join(root, 'i18n', language, file), 'utf8')), `${area}:`, found);
  }
  return found;
}

function collect(tree: Record<string, unknown>, path: string, into: Map<Key, string>): void {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      into.set(path + name, value);
    } else {
      collect(value as Record<string, unknown>, `${path}${name}.`, into);
    }
  }
}

export const singular = (key: Key): Key => key.replace(PLURAL, '');

/** What the sources ask for: whole keys, and heads of keys whose tail is only known when the page runs. */
export interface Asked {
  keys: { key: Key; where: string }[];
  heads: { head: Key; where: string }[];
  /** calls whose key nobody can read from the source */
  unreadable: string[];
}

/**
 * Reads the calls of t() in a file. Its area is the one the file names in useTranslation(), or in the type TFunction<'area'> of a
 * parameter.
 */
export function asked({ name, tree }: Source): Asked {
  const found: Asked = { keys: [], heads: [], unreadable: [] };
  const areas = new Set<string>();
  for (const node of nodes(tree)) {
    const area = areaNamed(node);
    if (area) {
      areas.add(area);
    }
  }
  for (const node of nodes(tree)) {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      const where = `${name}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (areas.size !== 1) {
        found.unreadable.push(`${where} the file names ${areas.size} areas`);
      } else {
        read(node.arguments[0], [...areas][0]!, where, found);
      }
    }
  }
  return found;
}

function areaNamed(node: ts.Node): string | undefined {
  if (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'useTranslation'
  ) {
    const [area] = node.arguments;
    return area && ts.isStringLiteral(area) ? area.text : 'none';
  }
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === 'TFunction') {
    const [area] = node.typeArguments ?? [];
    return area && ts.isLiteralTypeNode(area) && ts.isStringLiteral(area.literal)
      ? area.literal.text
      : 'none';
  }
  return undefined;
}

function read(key: ts.Expression | undefined, area: string, where: string, found: Asked): void {
  const named = (text: string) => (text.includes(':') ? text : `${area}:${text}`);
  if (key && ts.isStringLiteralLike(key)) {
    found.keys.push({ key: named(key.text), where });
  } else if (key && ts.isTemplateExpression(key) && key.head.text !== '') {
    found.heads.push({ head: named(key.head.text), where });
  } else if (key && ts.isConditionalExpression(key)) {
    read(key.whenTrue, area, where, found);
    read(key.whenFalse, area, where, found);
  } else if (key && ts.isArrayLiteralExpression(key)) {
    key.elements.forEach((each) => read(each, area, where, found));
  } else if (key && (ts.isAsExpression(key) || ts.isParenthesizedExpression(key))) {
    read(key.expression, area, where, found);
  } else {
    found.unreadable.push(`${where} ${key?.getText() ?? 'nothing'}`);
  }
}

/** Chinese in a source that is not a comment: strings, templates and what stands between tags. */
export function chinese({ name, tree }: Source): string[] {
  const found: string[] = [];
  for (const node of nodes(tree)) {
    if (
      (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node)) &&
      /\p{Script=Han}/u.test(node.text)
    ) {
      found.push(`${name}: ${node.text.trim()}`);
    }
  }
  return found;
}
