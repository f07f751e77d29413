import type { Effect, Family } from '../core/catalogue/endpoint.ts';
import type { SampleTraces } from '../core/catalogue/sampleTraces.ts';
import type { Outcome, Verification } from '../core/calls/exchange.ts';
import type { BodyProblem } from '../core/calls/ports.ts';
import type { RowEdit } from '../core/invoices/rowEdits.ts';
import type { JsonProblem } from '../core/json/json.ts';
import type { FieldModel } from '../core/schema/form.ts';
import type { ProfileKind } from '../core/profiles/profile.ts';
import type { EditResult } from './editResult.ts';
import type { GrantFormState, GrantMethods } from './grantForm.ts';
import type { FixIntent, Obstacle } from './obstacle.ts';
import type { OnPage } from './onPage.ts';

export type { EditResult, FixIntent, Obstacle };

/** What the request editor page shows. The host owns it and sends it whole whenever it changes. */
export interface EditorState {
  /** undefined: the file's name tells no known endpoint. */
  readonly endpoint: EndpointSummary | undefined;
  /** The endpoints to choose from where the file's name tells none. */
  readonly endpoints: readonly EndpointSummary[];
  readonly fileName: string;
  /** True for a scratch request, which can be saved to the workspace. */
  readonly scratch: boolean;
  readonly document: DocumentState;
  readonly form: readonly FieldModel[];
  readonly profile: ProfileState;
  readonly target: TargetState;
  readonly send: SendState;
  readonly response: ResponseState | undefined;
  /** The call before, where there is no response because another window had it. */
  readonly lastSend?: LastSend;
  /** Only where the endpoint is an application for a credit grant. */
  readonly grant?: GrantFormState;
}

/** A call of which nothing but this is known any more. */
export interface LastSend {
  readonly sentAt: number;
  /** The name of the profile. */
  readonly profile: string;
  /** Left out where the window ended before the call did. */
  readonly outcome?: Outcome;
}

export interface EndpointSummary {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly family: Family;
  readonly method: 'POST';
  readonly path: string;
  readonly effect: Effect;
}

/** Why a text is not strict JSON, in the user's language, and where. */
export interface SyntaxProblem extends Omit<JsonProblem, 'message'> {
  readonly message: string;
}

export interface DocumentState {
  readonly text: string;
  /** Grows with every other text that the page is told. What is sent is named by it. */
  readonly revision: number;
  /** The sequence number of the last edit of this page that is in `text` or was refused. */
  readonly acknowledged: number;
  /** The text is not strict JSON: where and why. */
  readonly syntax: SyntaxProblem | undefined;
  /** The file is not UTF-8 without BOM, or mixes what JSON does not allow: why, and whether a command can fix it. */
  readonly encoding: { readonly sentence: string; readonly fixable: boolean } | undefined;
  readonly problems: readonly BodyProblem[];
  /** What the body still has of the endpoint's sample. */
  readonly sample?: SampleTraces;
}

export interface ProfileState {
  readonly id: string;
  readonly name: string;
  readonly kind: ProfileKind;
  /** Shown as production: known or unknown hosts that are gated as such. */
  readonly production: boolean;
  /** A sandbox that counts as production because nothing is known of its host. */
  readonly hostUnknown?: boolean;
  readonly customers: readonly { readonly id: string; readonly label: string }[];
  /** undefined: not chosen yet, so the host asks before it sends; null: none, chosen on purpose. */
  readonly customer: string | null | undefined;
}

export interface TargetState {
  readonly url: string;
  /** Secrets are shown as a placeholder, values known only at send time as a description. */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly note?: string }[];
}

/** `sendAgain` is done by the page, like a click on Send, and only where the endpoint reads. */
export interface AnswerFix {
  readonly title: string;
  readonly intent: FixIntent | 'sendAgain';
}

export type SendState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'blocked'; readonly obstacle: Obstacle }
  /** `startedAt` is when the request went out; undefined while it is prepared and questions about it stand. */
  | { readonly kind: 'sending'; readonly startedAt: number | undefined; readonly step: string }
  /** The last attempt ended before a request existed: refused by the gate or not possible. */
  | { readonly kind: 'stopped'; readonly obstacle: Obstacle };

export interface VerdictRow {
  readonly title: string;
  readonly value: string;
  readonly detail?: string;
  readonly tone: 'good' | 'bad' | 'warning' | 'neutral';
}

export interface ResponseState {
  readonly id: string;
  /** Of the application that the call made, as in `FollowedState`; undefined where it made none. */
  readonly applicationId?: string;
  readonly outcome: Outcome;
  readonly headline: string;
  readonly advice: readonly string[];
  /** Transport, gateway and business, in this order; business only where the endpoint has one. */
  readonly verdicts: readonly VerdictRow[];
  readonly verification: {
    readonly kind: Verification['kind'] | 'notSent';
    readonly label: string;
    readonly detail: string;
  };
  readonly durationMs: number;
  readonly bytes: number;
  readonly receivedAt: number;
  /** Amounts, dates and rates of the answer in readable form. */
  readonly figures: readonly { readonly label: string; readonly value: string; readonly raw: string }[];
  /**
   * The body's text, cut at about `shownBytes` where it is large. JSON is laid out for reading, with its
   * numbers and names as they were; `openBody` shows the text as it was received.
   */
  readonly body: { readonly text: string; readonly shownBytes: number; readonly language: 'json' | 'text' };
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly departures: readonly string[];
  /** The request that led here, as it was sent (token redacted). */
  readonly sent: {
    readonly url: string;
    readonly profile: string;
    readonly customer: string | undefined;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly bodySha256: string;
    readonly bodyBytes: number;
  };
  /** What helps, the most likely first. */
  readonly fixes: readonly AnswerFix[];
}

/** The exact content to sign and what became of it. */
export interface SignaturePreview {
  readonly contentToSign: string;
  readonly contentCut: boolean;
  readonly bodySha256: string;
  readonly bodyBytes: number;
  readonly signatureHeader: string | undefined;
  readonly obstacle: Obstacle | undefined;
  readonly note: string;
}

/** A change of the document, made where the user typed. `sequence` grows by one with every edit of a page. */
export type DocumentEdit =
  | (RowEdit & { readonly sequence: number })
  | { readonly kind: 'set'; readonly sequence: number; readonly pointer: string; readonly json: string }
  | { readonly kind: 'remove'; readonly sequence: number; readonly pointer: string }
  | {
      readonly kind: 'replaceText';
      readonly sequence: number;
      /** Replaced ranges in UTF-16 offsets of the text before this edit, ascending and apart. */
      readonly changes: readonly { readonly from: number; readonly to: number; readonly insert: string }[];
      /** The length of the text that the offsets were made for; another length is refused. */
      readonly baseLength: number;
    };

/** What the page showed when the user asked to send. The host sends exactly that, or says why not. */
export interface ShownRequest extends OnPage {
  /** The sequence number of the last edit of this page; 0 where it made none. */
  readonly lastEdit: number;
  /** The revision of the text that the page showed, which holds its last edit. */
  readonly revision: number;
}

/** What the page may ask of the host. It never names a URL, a header or a key. */
export interface HostMethods extends RequestMethods, GrantMethods {}

/** What every request is asked for, whatever its endpoint. */
export interface RequestMethods {
  /** Asked once by a page, when it loads: from here on its edits are counted from 1 again. */
  getState(params: Record<string, never>): EditorState;
  /** The page's strings in the user's language, by English text; those not in it are shown as they are. */
  getStrings(params: Record<string, never>): Readonly<Record<string, string>>;
  /** Answered when the document has the edit, or will never have it. Edits are made in the order they arrive. */
  edit(params: DocumentEdit): EditResult;
  send(params: ShownRequest): null;
  cancel(params: Record<string, never>): null;
  chooseProfile(params: Record<string, never>): null;
  chooseCustomer(params: { readonly customer: string | null }): null;
  chooseEndpoint(params: { readonly name: string }): null;
  previewSignature(params: Record<string, never>): SignaturePreview;
  fix(params: { readonly intent: FixIntent }): null;
  openBody(params: Record<string, never>): null;
  openAsText(params: Record<string, never>): null;
  saveToWorkspace(params: Record<string, never>): null;
  aboutApi(params: Record<string, never>): null;
  /** Asks for a language and copies the request as a program of it. */
  copyAsCode(params: Record<string, never>): null;
  insertSample(params: Record<string, never>): EditResult;
  /** Asks for a file; what stands for its base64 in the body, or null where none is chosen. */
  chooseFile(params: Record<string, never>): string | null;
  copy(params: { readonly what: 'responseBody' | 'contentToSign' | 'url' | 'publicKey' }): null;
}

/** What the host tells the page. */
export interface PageEvents {
  state: EditorState;
  /** Move the focus to a place, for commands of the palette and the keyboard. */
  focus: { readonly place: 'send' | 'form' | 'json' | 'signature' | 'response' };
  /**
   * The user asked to send by a command or a key. The page first puts what is being entered into the document
   * and then calls `send`, so that nothing is sent that the user does not see.
   */
  sendAsked: Record<string, never>;
}
