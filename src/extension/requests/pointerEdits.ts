import { parseTree, type Node } from 'jsonc-parser';
import { locate } from '../../core/json/locate.ts';
import { parsePointer } from '../../core/schema/pointer.ts';
import { layoutOf, lineIndent, nested, type Layout } from './jsonLayout.ts';

/** One replaced range of a text, in UTF-16 offsets. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export type EditPlan =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly refusal: EditRefusal };

/** Why a value cannot be set where it should be: changing what is there would lose something typed. */
export type EditRefusal =
  | { readonly kind: 'singleValue'; readonly place: string }
  | { readonly kind: 'noSuchElement'; readonly place: string; readonly element: string };

/**
 * What to change in `text` so that the value at `pointer` reads exactly `json`. Missing parents are made; every
 * byte that does not belong to the value stays as it is. `text` is strict JSON or blank, `json` is strict JSON.
 */
export function planSet(text: string, pointer: string, json: string): EditPlan {
  const place = locate(text, pointer);
  if (place?.exact === true) {
    return change(place.from, place.to, json);
  }
  // Only something new needs to know its surroundings; the tree of a large body takes its time.
  const root = parseTree(text);
  const layout = layoutOf(text, root);
  const tokens = parsePointer(pointer) ?? [];
  if (root === undefined) {
    return change(0, text.length, nested(tokens, json, layout, ''));
  }
  let node = root;
  for (const [at, token] of tokens.entries()) {
    const rest = tokens.slice(at + 1);
    if (node.type === 'object') {
      const member = memberOf(node, token);
      if (member === undefined) {
        const name = JSON.stringify(token);
        return insert(text, node, layout, rest, (indent, inner) => {
          return `${name}${inner.colon}${nested(rest, json, inner, indent)}`;
        });
      }
      node = member;
    } else if (node.type === 'array') {
      const elements = node.children ?? [];
      const index = token === '-' ? elements.length : indexOf(token);
      if (index === undefined || index > elements.length) {
        const place = tokens.slice(0, at).join('.');
        return { ok: false, refusal: { kind: 'noSuchElement', place, element: token } };
      }
      const element = elements[index];
      if (element === undefined) {
        return insert(text, node, layout, rest, (indent, inner) => nested(rest, json, inner, indent));
      }
      node = element;
    } else if (node.type === 'null') {
      const value = nested(tokens.slice(at), json, layout, lineIndent(text, node.offset));
      return change(node.offset, node.offset + node.length, value);
    } else {
      return { ok: false, refusal: { kind: 'singleValue', place: tokens.slice(0, at).join('.') } };
    }
  }
  return change(node.offset, node.offset + node.length, json);
}

/** What to change in `text` so that the member or element at `pointer` is gone, with its comma. */
export function planRemove(text: string, pointer: string): EditPlan {
  const tokens = parsePointer(pointer) ?? [];
  let node = parseTree(text);
  let parent: Node | undefined;
  for (const token of tokens) {
    parent = node;
    node = node && childOf(node, token);
  }
  if (node === undefined || parent === undefined) {
    return { ok: true, changes: [] };
  }
  const gone = node.parent?.type === 'property' ? node.parent : node;
  const siblings = parent.children ?? [];
  const at = siblings.indexOf(gone);
  const next = siblings[at + 1];
  const previous = siblings[at - 1];
  if (next !== undefined) {
    return change(gone.offset, next.offset, '');
  }
  if (previous !== undefined) {
    return change(endOf(previous), endOf(gone), '');
  }
  return change(parent.offset + 1, endOf(parent) - 1, '');
}

/** A new last member or element, laid out as its neighbours are. */
function insert(
  text: string,
  parent: Node,
  layout: Layout,
  rest: readonly string[],
  written: (indent: string, layout: Layout) => string,
): EditPlan {
  const last = parent.children?.at(-1);
  if (last !== undefined) {
    const gap = gapBefore(text, parent, last, layout);
    const lineBreak = gap.lastIndexOf('\n');
    const indent = lineBreak < 0 ? '' : gap.slice(lineBreak + 1);
    const inner = { ...layout, multiline: lineBreak >= 0, colon: colonOf(text, last) ?? layout.colon };
    return change(endOf(last), endOf(last), `,${gap}${written(indent, inner)}`);
  }
  const from = parent.offset + 1;
  const to = endOf(parent) - 1;
  const stacked = layout.multiline && (parent.type === 'object' || rest.length > 0);
  if (!stacked) {
    return change(from, to, written('', { ...layout, multiline: false }));
  }
  const outer = lineIndent(text, parent.offset);
  const indent = outer + layout.indent;
  return change(from, to, `${layout.eol}${indent}${written(indent, layout)}${layout.eol}${outer}`);
}

/** The white space between a child and the comma or bracket before it. */
function gapBefore(text: string, parent: Node, child: Node, layout: Layout): string {
  const siblings = parent.children ?? [];
  const previous = siblings[siblings.indexOf(child) - 1];
  const from = previous === undefined ? parent.offset + 1 : text.indexOf(',', endOf(previous)) + 1;
  const gap = text.slice(from, child.offset);
  const lineBreak = gap.lastIndexOf('\n');
  if (lineBreak >= 0) {
    return layout.eol + gap.slice(lineBreak + 1);
  }
  return previous === undefined && gap === '' ? layout.colon.slice(layout.colon.indexOf(':') + 1) : gap;
}

function colonOf(text: string, member: Node): string | undefined {
  const [name, value] = member.type === 'property' ? (member.children ?? []) : [];
  if (name === undefined || value === undefined) {
    return undefined;
  }
  const colon = text.slice(endOf(name), value.offset);
  return colon.includes('\n') ? undefined : colon;
}

function childOf(node: Node, token: string): Node | undefined {
  if (node.type === 'object') {
    return memberOf(node, token);
  }
  const index = node.type === 'array' ? indexOf(token) : undefined;
  return index === undefined ? undefined : node.children?.[index];
}

function memberOf(object: Node, name: string): Node | undefined {
  return object.children?.find((member) => member.children?.[0]?.value === name)?.children?.[1];
}

function indexOf(token: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : undefined;
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

function change(from: number, to: number, insert: string): EditPlan {
  return { ok: true, changes: [{ from, to, insert }] };
}
