import ts from 'typescript';
import { baseUrlTemplates } from '../../src/core/profiles/baseUrl.ts';
import { checkTemplates } from '../../src/core/profiles/profileCheck.ts';
import { profileFileTemplates } from '../../src/core/profiles/profileFile.ts';
import { profileTemplates } from '../../src/core/profiles/profileRules.ts';
import { keySentence } from '../../src/gateway/keySentence.ts';
import type { KeyFault } from '../../src/gateway/keyText.ts';
import { scenarioTexts } from '../../src/simulator/scenarioTable.ts';
import { englishStrings } from '../../src/webview/strings.ts';
import { catalogueTexts } from './catalogueTexts.ts';
import { sourceFiles } from './sourceFiles.ts';

/** A fault that is added has to be added here, and its sentences to the bundle. */
const keyFaults: Readonly<Record<KeyFault, true>> = {
  empty: true,
  fileName: true,
  openssh: true,
  putty: true,
  incompletePem: true,
  encrypted: true,
  base64url: true,
  notBase64: true,
  truncated: true,
  severalKeys: true,
  certificate: true,
  certificateRequest: true,
  publicInsteadOfPrivate: true,
  privateInsteadOfPublic: true,
  notRsa: true,
  tooShort: true,
  exponent: true,
  damaged: true,
  unknown: true,
};

/** Functions whose first argument is an English text that is looked up in the bundle of the user's language. */
const translators = new Set(['t', 'say', 'sentence']);

/** Every English text that the host may ask a translation for, with the places that write it. */
export function translatableTexts(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text } of [
    ...sourceFiles('src/extension', ['.ts']),
    ...sourceFiles('src/core', ['.ts']),
    ...sourceFiles('src/gateway', ['.ts']),
  ]) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && translators.has(nameOf(node.expression))) {
        for (const literal of literalsOf(node.arguments[0])) texts.set(literal, path);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  for (const templates of [baseUrlTemplates, profileTemplates, profileFileTemplates, checkTemplates]) {
    for (const template of Object.values(templates)) texts.set(template, 'src/core/profiles');
  }
  for (const fault of Object.keys(keyFaults) as readonly KeyFault[]) {
    for (const wanted of ['private', 'public'] as const) {
      texts.set(keySentence(wanted, fault), 'src/gateway/keySentence.ts');
    }
  }
  for (const text of scenarioTexts) texts.set(text, 'src/simulator/scenarioTable.ts');
  for (const text of catalogueTexts()) texts.set(text, 'src/core/catalogue');
  for (const text of englishStrings) texts.set(text, 'src/webview/strings.ts');
  return texts;
}

function nameOf(expression: ts.Expression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : '';
}

/** Sentences of core whose template is put together, so that no translation can be looked up for it. */
export function composedSentences(): readonly string[] {
  const found: string[] = [];
  for (const { path, text } of [
    ...sourceFiles('src/core', ['.ts']),
    ...sourceFiles('src/gateway', ['.ts']),
  ].filter(({ text }) => /\bsentence\b[^;]*from '[./\w]*\/sentence\.ts'/.test(text))) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const made = ts.isCallExpression(node) && nameOf(node.expression) === 'sentence';
      if (made && literalsOf(node.arguments[0]).length === 0) found.push(`${path}: ${node.getText()}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** A literal, or both arms of a condition. */
function literalsOf(argument: ts.Expression | undefined): readonly string[] {
  if (argument === undefined) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  return ts.isConditionalExpression(argument)
    ? [...literalsOf(argument.whenTrue), ...literalsOf(argument.whenFalse)]
    : [];
}
