import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/knowledge/folders';

/** A regular expression of the product, and where it stands. */
export interface Pattern {
  source: string;
  flags: string;
  at: string;
}

const FOLDERS = ['src', 'adapters'];

/** Every regular expression literal in the product's own sources. */
export function patternsOfTheProduct(): Pattern[] {
  const root = packageRoot();
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  return files.flatMap((file) => patternsIn(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The literals in one file. */
export function patternsIn(file: string, text: string): Pattern[] {
  const found: Pattern[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(read(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function read(node: ts.RegularExpressionLiteral, source: ts.SourceFile): Pattern {
  const end = node.text.lastIndexOf('/');
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return {
    source: node.text.slice(1, end),
    flags: node.text.slice(end + 1),
    at: `${source.fileName}:${line + 1}`,
  };
}
