/** What the accounts tree asks of the gateway: one question is one call. */
export type Question =
  | { readonly kind: 'balance'; readonly type: BalanceType }
  | { readonly kind: 'prefunding'; readonly currency: string }
  | { readonly kind: 'quota' };

/** Kinds of account balance (document 002). */
export type BalanceType = 'NORMAL_BALANCE' | 'SAME_NAME_TOP_UP_BALANCE';

/** The one product whose quota the documents describe (document 000). */
export const quotaProduct = 'AMAZON_VC_FACTORING_LOAN';

export type QuestionEndpoint = 'inquiryBalance' | 'inquiryPrefundingBalance' | 'queryCreditQuota';

export function endpointOf(question: Question): QuestionEndpoint {
  switch (question.kind) {
    case 'balance':
      return 'inquiryBalance';
    case 'prefunding':
      return 'inquiryPrefundingBalance';
    case 'quota':
      return 'queryCreditQuota';
  }
}

/** The body to send. Without `balanceTypes` the gateway answers for the normal balance, in all currencies. */
export function bodyOf(question: Question): string {
  switch (question.kind) {
    case 'balance':
      return question.type === 'NORMAL_BALANCE' ? '{}' : JSON.stringify({ balanceTypes: [question.type] });
    case 'prefunding':
      return JSON.stringify({ currency: question.currency });
    case 'quota':
      return JSON.stringify({ productCode: quotaProduct });
  }
}

/** Unique among the questions to one holder, and the same in every run. */
export function questionKey(question: Question): string {
  switch (question.kind) {
    case 'balance':
      return `balance/${question.type}`;
    case 'prefunding':
      return `prefunding/${question.currency}`;
    case 'quota':
      return 'quota';
  }
}

/** The parts in which the figures of one holder are shown. */
export const sections = ['accounts', 'sameName', 'prefunding', 'credit'] as const;

export type Section = (typeof sections)[number];

export function sectionOf(question: Question): Section {
  switch (question.kind) {
    case 'balance':
      return question.type === 'NORMAL_BALANCE' ? 'accounts' : 'sameName';
    case 'prefunding':
      return 'prefunding';
    case 'quota':
      return 'credit';
  }
}

/** Everything that is asked for one holder, in the order of the sections. */
export function questionsFor(profile: {
  readonly sameNameBalance: boolean;
  readonly prefundingCurrencies: readonly string[];
}): readonly Question[] {
  return [
    { kind: 'balance', type: 'NORMAL_BALANCE' },
    ...(profile.sameNameBalance ? [{ kind: 'balance', type: 'SAME_NAME_TOP_UP_BALANCE' } as const] : []),
    ...Array.from(
      new Set(profile.prefundingCurrencies),
      (currency) => ({ kind: 'prefunding', currency }) as const,
    ),
    { kind: 'quota' },
  ];
}
