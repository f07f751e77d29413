import type { BodyProblem } from '../../core/calls/ports.ts';
import type { JsonObject } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { childPointer } from '../../core/schema/pointer.ts';
import { membersOf } from './bodyModel.ts';

export interface FieldProblems {
  /** The problems to show at a field: those of its own pointer and those inside it that no field is nearer to. */
  at(pointer: string): readonly BodyProblem[];
  /** Problems that belong to no field. */
  readonly elsewhere: readonly BodyProblem[];
}

/** @param members The body, because members that nobody described have fields as well. */
export function assignProblems(
  fields: readonly FieldModel[],
  members: JsonObject | undefined,
  problems: readonly BodyProblem[],
): FieldProblems {
  const pointers = new Set(fieldPointers(fields, members, ''));
  const byField = new Map<string, BodyProblem[]>();
  const elsewhere: BodyProblem[] = [];
  for (const problem of problems) {
    const owner = nearest(problem.pointer, pointers);
    if (owner === undefined) {
      elsewhere.push(problem);
    } else {
      byField.set(owner, [...(byField.get(owner) ?? []), problem]);
    }
  }
  return { at: (pointer) => byField.get(pointer) ?? [], elsewhere };
}

function fieldPointers(
  fields: readonly FieldModel[],
  members: JsonObject | undefined,
  parent: string,
): readonly string[] {
  const present = [...(members?.keys() ?? [])].map((name) => childPointer(parent, name));
  const described = fields.flatMap(({ pointer, name, control }) => {
    switch (control.kind) {
      case 'group':
        return [pointer, ...fieldPointers(control.fields, membersOf(members?.get(name)), pointer)];
      case 'amount':
        return [pointer, `${pointer}/currency`, `${pointer}/value`];
      default:
        return [pointer];
    }
  });
  return [...present, ...described];
}

function nearest(pointer: string, known: ReadonlySet<string>): string | undefined {
  for (let candidate = pointer; candidate !== ''; candidate = parentOf(candidate)) {
    if (known.has(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}
