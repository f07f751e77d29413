import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree, type Node } from 'jsonc-parser';
import { planRemove, planSet, type EditPlan } from '../../src/extension/requests/pointerEdits.ts';

type Value = null | boolean | string | bigint | Value[] | { [name: string]: Value };

const name = fc.oneof(
  fc.constantFrom(
    'amount',
    'currency',
    'value',
    'invoiceInfoList',
    '0',
    '-',
    'a/b',
    '~',
    '"',
    '__proto__x',
    '💶',
  ),
  fc.string({ maxLength: 4 }),
);
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom<Value>(null, true, '1234567890123456789', '🙂 + é'),
);
const body: fc.Arbitrary<Value> = fc.dictionary(
  name,
  fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value,
  { maxKeys: 5, noNullPrototype: true },
);

interface Style {
  readonly eol: string;
  readonly indent: string;
  readonly colon: string;
  readonly comma: string;
  readonly ascii: boolean;
  readonly end: string;
}
const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('', '\n', '\r\n'),
  indent: fc.constantFrom('\t', '  ', '    '),
  colon: fc.constantFrom(':', ': ', ' : ', ' :'),
  comma: fc.constantFrom('', ' ', '\t'),
  ascii: fc.boolean(),
  end: fc.constantFrom('', ' ', '\t '),
});

function text(value: string, ascii: boolean): string {
  const json = JSON.stringify(value);
  return ascii
    ? json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}

/** JSON written in one of many styles. */
function written(value: Value, look: Style, outer = ''): string {
  if (typeof value === 'string') {
    return text(value, look.ascii);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const inner = outer + look.indent;
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, look, inner))
    : Object.entries(value).map(
        ([key, item]) => `${text(key, look.ascii)}${look.colon}${written(item, look, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) {
    return open + close;
  }
  return look.eol === ''
    ? `${open}${parts.join(`,${look.comma}`)}${close}`
    : `${open}${look.eol}${inner}${parts.join(`,${look.eol}${inner}`)}${look.eol}${outer}${close}`;
}

/** The source text of every value that holds no other, by pointer. */
function sources(document: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: Node, pointer: string): void => {
    const children = node.children ?? [];
    if (children.length === 0) {
      found.set(pointer, document.slice(node.offset, node.offset + node.length));
    }
    children.forEach((child, at) => {
      if (node.type === 'array') {
        visit(child, `${pointer}/${at}`);
      } else {
        const [key, value] = child.children!;
        visit(value!, `${pointer}/${escaped(key!.value as string)}`);
      }
    });
  };
  visit(parseTree(document)!, '');
  return found;
}

function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function apply(document: string, plan: EditPlan): string {
  return plan.ok
    ? [...plan.changes]
        .reverse()
        .reduce((whole, { from, to, insert }) => whole.slice(0, from) + insert + whole.slice(to), document)
    : document;
}

/** Pointers that lie near what the document holds: existing ones, their children, neighbours and strangers. */
function pointerNear(document: string, pick: number, extra: readonly string[]): string {
  const known = [...sources(document).keys()].flatMap((pointer) => {
    const tokens = pointer.split('/').slice(1);
    return tokens.map((_, at) => `/${tokens.slice(0, at + 1).join('/')}`);
  });
  const base = known.length === 0 ? '' : known[pick % known.length]!;
  return pick % 3 === 0 && base !== '' ? base : base + extra.map((token) => `/${escaped(token)}`).join('');
}

const step = fc.record({
  remove: fc.boolean(),
  pick: fc.nat(),
  extra: fc.array(name, { minLength: 1, maxLength: 2 }),
  value: fc.oneof(leaf, fc.array(leaf, { maxLength: 2 }), body),
});

describe('a sequence of pointer edits', () => {
  it('leaves JSON in which everything else has the bytes it had', () => {
    const seen = { set: 0, removed: 0, refused: 0 };
    fc.assert(
      fc.property(body, style, fc.array(step, { minLength: 1, maxLength: 6 }), (start, look, steps) => {
        let document = written(start, look) + look.end + look.eol;
        for (const { remove, pick, extra, value } of steps) {
          const pointer = pointerNear(document, pick, extra);
          const json = written(value, look);
          const plan = remove ? planRemove(document, pointer) : planSet(document, pointer, json);
          const after = apply(document, plan);
          seen[!plan.ok ? 'refused' : remove ? 'removed' : 'set'] += 1;
          JSON.parse(after);

          const kept = sources(after);
          const list = pointer.replace(/\/[^/]*$/, '');
          for (const [place, source] of sources(document)) {
            const touched =
              place === pointer || place.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${place}/`);
            // Removing an element moves those behind it.
            const moved =
              remove && /^\d+$/.test(pointer.slice(list.length + 1)) && place.startsWith(`${list}/`);
            if (!touched && !moved) {
              assert.equal(kept.get(place), source, `${place} after ${pointer}`);
            }
          }
          if (plan.ok && !remove && !pointer.includes('-')) {
            const node = valueAt(after, pointer);
            assert.equal(node, json);
          }
          assert.ok(after.endsWith(look.end + look.eol));
          const onlyCrlf = (source: string) => source.includes('\r\n') && !/(?<!\r)\n/.test(source);
          assert.ok(!onlyCrlf(document) || !/(?<!\r)\n/.test(after), 'line breaks keep their kind');
          document = after;
        }
      }),
      { numRuns: 3_000 },
    );
    assert.ok(Math.min(seen.set, seen.removed, seen.refused) > 100, JSON.stringify(seen));
  });
});

function valueAt(document: string, pointer: string): string {
  let node = parseTree(document)!;
  for (const token of pointer.split('/').slice(1)) {
    const own = token.replaceAll('~1', '/').replaceAll('~0', '~');
    node =
      node.type === 'array'
        ? node.children![Number(own)]!
        : node.children!.find((member) => member.children![0]!.value === own)!.children![1]!;
  }
  return document.slice(node.offset, node.offset + node.length);
}
