import { holdsPrivateKey } from '../calls/redact.ts';
import type { ConnectedCustomer } from './profile.ts';
import { checkCustomerId, problem } from './profileRules.ts';
import type { Sentence } from '../sentence.ts';

/** What a pasted list of customers holds. */
export interface CustomerList {
  /** In the order of the text, each id once. */
  readonly customers: readonly ConnectedCustomer[];
  /** Ids that are already known or listed twice. */
  readonly repeated: readonly string[];
  readonly problems: readonly { readonly line: number; readonly problem: Sentence }[];
}

/**
 * Reads a list as people paste it: a customer a line, its id first and perhaps its label after a comma, semicolon
 * or tab; or only ids, several a line. A first line without any digit is taken as column titles. Lines of a key or certificate are refused
 * together: what they consist of may look like ids.
 */
export function parseCustomerList(text: string, known: readonly string[]): CustomerList {
  if (holdsPrivateKey(text)) {
    return { customers: [], repeated: [], problems: [{ line: 1, problem: problem('privateKey') }] };
  }
  const customers: ConnectedCustomer[] = [];
  const repeated: string[] = [];
  const problems: { line: number; problem: Sentence }[] = [];
  const seen = new Set(known);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const titles = lines.length > 1 && !/\d/.test(lines[0] ?? '') ? 0 : -1;
  const ofKeys = keyLines(lines);
  for (const [index, line] of lines.entries()) {
    if (ofKeys.has(index)) {
      if (!ofKeys.has(index - 1)) {
        problems.push({ line: index + 1, problem: problem('customerIsKey') });
      }
      continue;
    }
    if (index === titles || line.trim() === '') {
      continue;
    }
    for (const entry of entriesOf(line)) {
      const id = checkCustomerId(entry.id);
      if (!id.ok) {
        problems.push({ line: index + 1, problem: id.problem });
      } else if (seen.has(id.value)) {
        repeated.push(id.value);
      } else {
        seen.add(id.value);
        customers.push(entry.label ? { id: id.value, label: entry.label } : { id: id.value });
      }
    }
  }
  return { customers, repeated, problems };
}

/**
 * The lines that belong to a key or certificate: PEM from its first to its last line, and base64 longer than any
 * id together with the shorter line that ends it.
 */
function keyLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let inside: 'armour' | 'base64' | undefined;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (/-----BEGIN [A-Z0-9 ]*-----/.test(line)) {
      inside = 'armour';
    } else if (inside !== 'armour' && isLongBase64(line)) {
      inside = 'base64';
    } else if (inside === 'base64' && !/^(?=.*[A-Za-z+/=])[A-Za-z0-9+/]+={0,2}$/.test(line)) {
      inside = undefined;
    }
    if (inside !== undefined || /^-----.*-----$/.test(line)) {
      found.add(index);
    }
    if (/-----END [A-Z0-9 ]*-----/.test(line) || (inside === 'base64' && !isLongBase64(line))) {
      inside = undefined;
    }
  }
  return found;
}

/** Lines of PEM have 64 or 76 characters, and hardly any is without letters of both cases. */
function isLongBase64(line: string): boolean {
  return /^[A-Za-z0-9+/]{60,}={0,2}$/.test(line) && /[A-Z]/.test(line) && /[a-z]/.test(line);
}

function entriesOf(line: string): readonly { readonly id: string; readonly label?: string }[] {
  const cells = Array.from(line.matchAll(/(?:^|[,;\t])(\s*"(?:[^"]|"")*"\s*|[^,;\t]*)/g), ([, cell = '']) =>
    unquoted(cell),
  );
  const filled = cells.filter((cell) => cell !== '');
  if (filled.every(looksLikeId)) {
    return filled.map((id) => ({ id }));
  }
  const [id = '', ...label] = cells;
  return [{ id, label: label.filter((cell) => cell !== '').join(', ') }];
}

function unquoted(cell: string): string {
  const trimmed = cell.trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"').trim() : trimmed;
}

/** WorldFirst's customer ids are long and mostly digits; labels hardly ever are. */
function looksLikeId(cell: string): boolean {
  return /^[A-Za-z0-9_-]{6,}$/.test(cell) && (cell.match(/\d/g)?.length ?? 0) >= cell.length / 2;
}
