import { isJsonArray, isJsonObject, JsonNumber, type Json, type JsonObject } from '../../core/json/json.ts';
import { displayDate8, displayMoney, displayRate } from '../../core/money/display.ts';
import { moneyFromAmount, moneyFromParts, type MoneyResult } from '../../core/money/money.ts';
import { amountShapeOf } from '../../core/schema/amountShape.ts';
import type { ObjectSchema, Schema } from '../../core/schema/dialect.ts';
import type { ResponseState } from '../../protocol/requestEditor.ts';
import type { Say } from './say.ts';

export type Figure = ResponseState['figures'][number];

/** More are not shown above the body; the accounts view is the place for them. */
const mostFigures = 100;

/** The amounts, dates and rates of an answer that its documents describe, in the order of the documents. */
export function figuresOf(schema: ObjectSchema, answer: Json | undefined, say: Say): readonly Figure[] {
  const figures: Figure[] = [];
  if (isJsonObject(answer)) {
    collect(schema, answer, '', { figures, say });
  }
  return figures.slice(0, mostFigures);
}

/** What is found, and the language of its labels. */
interface Found {
  readonly figures: Figure[];
  readonly say: Say;
}

function collect(schema: ObjectSchema, members: JsonObject, prefix: string, found: Found): void {
  const { figures, say } = found;
  for (const [name, member] of Object.entries(schema.properties)) {
    const value = members.get(name);
    if (value === undefined || figures.length >= mostFigures) {
      continue;
    }
    const label = prefix + (member.title === undefined ? name : say(member.title));
    const figure = figureOf(name, member, value, members);
    if (figure !== undefined) {
      figures.push({ label, ...figure });
    } else if (member.type === 'object' && isJsonObject(value)) {
      collect(member, value, `${label} · `, found);
    } else if (member.type === 'array') {
      collectItems(member.items, isJsonArray(value) ? value : [value], prefix, label, found);
    }
  }
}

function collectItems(
  schema: Schema,
  items: readonly Json[],
  prefix: string,
  listLabel: string,
  found: Found,
): void {
  const { figures } = found;
  if (schema.type !== 'object') {
    return;
  }
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item) || figures.length >= mostFigures) {
      continue;
    }
    if (amountShapeOf(schema) !== undefined) {
      const figure = moneyFigure(moneyFromAmount(item), item.get('value'));
      if (figure !== undefined) {
        figures.push({ label: listLabel, ...figure });
      }
    } else {
      collect(schema, item, `${prefix}${nameOfItem(schema, item) ?? `${index + 1}`} · `, found);
    }
  }
}

/** What a list's item is called: the first text that the documents require of it. */
function nameOfItem(schema: ObjectSchema, item: JsonObject): string | undefined {
  const [name] = schema.required;
  const value = name === undefined ? undefined : item.get(name);
  return typeof value === 'string' && value !== '' ? value.slice(0, 64) : undefined;
}

function figureOf(
  name: string,
  schema: Schema,
  value: Json,
  siblings: JsonObject,
): Omit<Figure, 'label'> | undefined {
  if (amountShapeOf(schema) !== undefined) {
    return moneyFigure(moneyFromAmount(value), isJsonObject(value) ? value.get('value') : undefined);
  }
  if (schema.type !== 'string' || typeof value !== 'string') {
    return undefined;
  }
  switch (schema.format) {
    case 'cents':
      return moneyFigure(moneyFromParts(siblings.get(name.replace(/Amount$/, 'Currency')), value), value);
    case 'date8':
      return { value: displayDate8(value), raw: value };
    case 'decimalFraction':
      return { value: displayRate(value), raw: value };
    default:
      return undefined;
  }
}

function moneyFigure(reading: MoneyResult, source: Json | undefined): Omit<Figure, 'label'> | undefined {
  if (!reading.ok) {
    return undefined;
  }
  const { text, raw } = displayMoney(reading.money);
  return { value: text, raw: source instanceof JsonNumber ? source.source : raw };
}
