import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', 'src');

/** A source of ours, parsed. Generated code is not ours. */
export interface Source {
  name: string;
  tree: ts.SourceFile;
}

export function sources(): Source[] {
  return files(root)
    .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !file.includes('generated'))
    .map((file) => ({ name: relative(root, file), tree: parse(file, readFileSync(file, 'utf8')) }));
}

export function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
}

/** Every node below, outermost first. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) {
    yield* nodes(child);
  }
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
