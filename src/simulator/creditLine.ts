/** The credit of one customer, in whole US cents. Granted and approvable follow from it and are never stored. */
export interface CreditLine {
  /** The most that may ever be granted. */
  readonly cap: bigint;
  /** Granted and not drawn. */
  readonly available: bigint;
  /** Drawn and not repaid. */
  readonly unpaid: bigint;
  /** True while a drawn amount is past its due date. */
  readonly overdue: boolean;
  /** When what is unpaid falls due, in milliseconds since the epoch; undefined where nothing is unpaid. */
  readonly dueAt?: number;
}

/** Days from a draw to its due date; further draws do not move it. How long loans really run is not documented. */
const loanDays = 90;
const msPerDay = 86_400_000;

/** What became of an operation: the new state, or why there is none. */
export type Change<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string };

/** Granted in total = available + unpaid (document 000). */
export function granted(line: CreditLine): bigint {
  return line.available + line.unpaid;
}

/** The most that could still be granted: cap − granted, never below zero (document 000). */
export function approvable(line: CreditLine): bigint {
  return line.cap - granted(line);
}

/** A line as configured, refused where it breaks its own rules. */
export function openCreditLine(line: CreditLine): Change<CreditLine> {
  if (line.cap < 0n || line.available < 0n || line.unpaid < 0n) {
    return refused('No figure of a credit line may be negative.');
  }
  if (approvable(line) < 0n) {
    return refused(
      `Available ${line.available} and unpaid ${line.unpaid} together exceed the cap of ${line.cap}.`,
    );
  }
  if (line.overdue && line.unpaid === 0n) return refused('Nothing is unpaid, so nothing can be overdue.');
  return changed(line);
}

/** A grant is approved: granted and available rise. */
export function grant(line: CreditLine, amount: bigint): Change<CreditLine> {
  const problem = notPositive(amount) ?? above(amount, approvable(line), 'can still be approved');
  return problem ?? changed({ ...line, available: line.available + amount });
}

/** A loan is drawn: the amount moves from available to unpaid, granted stays. */
export function draw(line: CreditLine, amount: bigint, at: number): Change<CreditLine> {
  const problem = notPositive(amount) ?? above(amount, line.available, 'is available');
  if (problem !== undefined) return problem;
  const drawn = { ...line, available: line.available - amount, unpaid: line.unpaid + amount };
  return changed(withDueDate(drawn, at));
}

/** Gives what is unpaid a due date, counted from a moment, where it has none yet. */
export function withDueDate(line: CreditLine, at: number): CreditLine {
  return line.unpaid === 0n || line.dueAt !== undefined ? line : { ...line, dueAt: at + loanDays * msPerDay };
}

/** What time alone does to a line: what is still unpaid at its due date is overdue. */
export function passTime(line: CreditLine, at: number): CreditLine {
  const late = line.unpaid > 0n && line.dueAt !== undefined && line.dueAt <= at;
  return late && !line.overdue ? { ...line, overdue: true } : line;
}

/** A loan is repaid: unpaid and granted fall; with nothing unpaid nothing is overdue any more. */
export function repay(line: CreditLine, amount: bigint): Change<CreditLine> {
  const problem = notPositive(amount) ?? above(amount, line.unpaid, 'is unpaid');
  if (problem !== undefined) return problem;
  const { dueAt, ...rest } = { ...line, unpaid: line.unpaid - amount };
  if (rest.unpaid === 0n) return changed({ ...rest, overdue: false });
  return changed(dueAt === undefined ? rest : { ...rest, dueAt });
}

/** A grant expires undrawn: available and granted fall. */
export function expire(line: CreditLine, amount: bigint): Change<CreditLine> {
  const problem = notPositive(amount) ?? above(amount, line.available, 'is available');
  return problem ?? changed({ ...line, available: line.available - amount });
}

/** A drawn amount passes its due date. */
export function markOverdue(line: CreditLine): Change<CreditLine> {
  if (line.unpaid === 0n) return refused('Nothing is unpaid, so nothing can be overdue.');
  return changed({ ...line, overdue: true });
}

function changed<T>(value: T): Change<T> {
  return { ok: true, value };
}

function refused(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence };
}

function notPositive(amount: bigint): { readonly ok: false; readonly sentence: string } | undefined {
  return amount > 0n ? undefined : refused('The amount must be above zero.');
}

function above(
  amount: bigint,
  limit: bigint,
  what: string,
): { readonly ok: false; readonly sentence: string } | undefined {
  return amount > limit ? refused(`${amount} cents is more than the ${limit} that ${what}.`) : undefined;
}
