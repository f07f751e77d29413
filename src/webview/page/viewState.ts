export type RequestTab = 'form' | 'json' | 'headers' | 'signature';
export type ResponseTab = 'body' | 'headers' | 'sent';

/** What the page looks like, to come back the same after it was hidden. Never what is in the body. */
export interface ViewState {
  readonly requestTab: RequestTab;
  readonly responseTab: ResponseTab;
  /** Scroll positions by the id of what is scrolled. */
  readonly scroll: Readonly<Record<string, number>>;
  /** The id of the control that had the focus. */
  readonly focus: string | undefined;
}

export const requestTabs: readonly RequestTab[] = ['form', 'json', 'headers', 'signature'];
export const responseTabs: readonly ResponseTab[] = ['body', 'headers', 'sent'];

/** Reads what was kept by an earlier page, perhaps of an earlier version. */
export function readViewState(kept: unknown): ViewState {
  const fields: Readonly<Record<string, unknown>> = isRecord(kept) ? kept : {};
  const { requestTab, responseTab, scroll, focus } = fields;
  return {
    requestTab: requestTabs.find((tab) => tab === requestTab) ?? 'form',
    responseTab: responseTabs.find((tab) => tab === responseTab) ?? 'body',
    scroll: isRecord(scroll) ? numbersOf(scroll) : {},
    focus: typeof focus === 'string' ? focus : undefined,
  };
}

function numbersOf(record: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
