/**
 * What the simulator's ledger should do, worked out beside it from its rules and from nothing of its code. Amounts
 * are US cents, times are milliseconds since the epoch.
 */
export interface Plan {
  readonly as: 'SUCCESS' | 'FAILED';
  /** Inquiries that still say ACCEPTED, or the seconds after which it ends. */
  readonly inquiries?: number;
  readonly seconds?: number;
}

export interface ModelApplication {
  readonly cents: bigint;
  readonly plan: Plan;
  readonly takenAt: number;
  status: 'ACCEPTED' | 'SUCCESS' | 'FAILED';
  inquiries: number;
}

const day = 86_400_000;

export class LedgerModel {
  readonly cap: bigint;
  granted: bigint;
  available: bigint;
  unpaid: bigint;
  overdue = false;
  dueAt: number | undefined;
  readonly applications = new Map<string, ModelApplication>();

  constructor(cap: bigint, available: bigint, unpaid: bigint, at: number) {
    this.cap = cap;
    this.available = available;
    this.unpaid = unpaid;
    this.granted = available + unpaid;
    this.dueAt = unpaid > 0n ? at + 90 * day : undefined;
  }

  /** Whether the operation is allowed; it is done where it is. */
  draw(amount: bigint, at: number): boolean {
    if (amount <= 0n || amount > this.available) return false;
    this.available -= amount;
    this.unpaid += amount;
    this.dueAt ??= at + 90 * day;
    return true;
  }

  repay(amount: bigint): boolean {
    if (amount <= 0n || amount > this.unpaid) return false;
    this.unpaid -= amount;
    this.granted -= amount;
    if (this.unpaid === 0n) {
      this.overdue = false;
      this.dueAt = undefined;
    }
    return true;
  }

  expire(amount: bigint): boolean {
    if (amount <= 0n || amount > this.available) return false;
    this.available -= amount;
    this.granted -= amount;
    return true;
  }

  markOverdue(): boolean {
    if (this.unpaid === 0n) return false;
    this.overdue = true;
    return true;
  }

  /** The status with which a new application is taken in. */
  apply(reference: string, cents: bigint, plan: Plan, at: number): 'ACCEPTED' | 'FAILED' {
    const status = this.overdue || this.granted === this.cap ? 'FAILED' : 'ACCEPTED';
    this.applications.set(reference, { cents, plan, takenAt: at, status, inquiries: 0 });
    return status;
  }

  /** Counts an inquiry; what the answer says. */
  inquire(application: ModelApplication): string {
    application.inquiries += 1;
    const { plan, status, inquiries } = application;
    if (status === 'ACCEPTED' && plan.inquiries !== undefined && inquiries > plan.inquiries) {
      this.end(application);
    }
    return application.status;
  }

  /** Time passes until a moment. True where it changed anything. */
  elapse(at: number): boolean {
    const endings = [...this.applications.values()]
      .filter(({ status, plan }) => status === 'ACCEPTED' && plan.seconds !== undefined)
      .map((application) => ({
        application,
        end: application.takenAt + (application.plan.seconds ?? 0) * 1_000,
      }))
      .filter(({ end }) => end <= at)
      .sort((a, b) => a.end - b.end);
    for (const { application } of endings) this.end(application);
    const late = !this.overdue && this.dueAt !== undefined && this.dueAt <= at;
    if (late) this.overdue = true;
    return late || endings.length > 0;
  }

  private end(application: ModelApplication): void {
    const most = this.cap - this.granted;
    const amount = application.cents < most ? application.cents : most;
    if (application.plan.as === 'FAILED' || amount === 0n) {
      application.status = 'FAILED';
      return;
    }
    application.status = 'SUCCESS';
    this.granted += amount;
    this.available += amount;
  }
}
