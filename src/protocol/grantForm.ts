import type { Column } from '../core/invoices/columns.ts';
import type { DateOrder } from '../core/invoices/dateOrder.ts';
import type { EditResult } from './editResult.ts';
import type { Obstacle } from './obstacle.ts';
import type { OnPage } from './onPage.ts';

/** What the editor of a credit grant application shows beside the body. The host owns it. */
export interface GrantFormState {
  readonly attachment: AttachmentState;
  readonly columns: ColumnsState;
  readonly quota: QuotaState;
  readonly codes: Readonly<Record<RememberedField, readonly RememberedCode[]>>;
  /** What became of the application with the reference number in the body; undefined where none was sent. */
  readonly application: FollowedState | undefined;
}

/** A chosen file. The problem is why it cannot be uploaded; the warning does not hinder. */
export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** In hex; undefined while it is being read or cannot be. */
  readonly sha256: string | undefined;
  readonly problem: string | undefined;
  readonly warning: string | undefined;
}

export interface AttachmentState {
  readonly files: readonly ChosenFile[];
  /** What is uploaded where several files were chosen: one ZIP. */
  readonly archive: { readonly name: string; readonly bytes: number; readonly sha256: string } | undefined;
  /** Why what was chosen cannot be uploaded as a whole. */
  readonly problem: string | undefined;
  /** The user's to set; their values for credit invoices are not documented. */
  readonly details: Readonly<Record<UploadDetail, string>>;
  /** Values of `bizType` that documents name, for other business. */
  readonly knownBusinessTypes: readonly string[];
  readonly upload: UploadState;
  readonly doubt: AttachmentDoubt | undefined;
}

/** What is to be known of the file that the body names: why it may be another one than the one that is meant. */
export interface AttachmentDoubt {
  readonly sentence: string;
  /** Whether the user is asked about it before the application is sent. */
  readonly asked: boolean;
}

export type UploadDetail = 'attachmentType' | 'bizType' | 'bizOrderId';

export type UploadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'uploading'; readonly startedAt: number; readonly step: string }
  | {
      readonly kind: 'uploaded';
      readonly fileName: string;
      readonly fileKey: string;
      /** Milliseconds since the epoch. */
      readonly at: number;
      readonly verified: boolean;
      /** Why what was uploaded is no longer what the files hold. */
      readonly changed: string | undefined;
    }
  /** Refused, or of unknown outcome: no inquiry exists, so it is uploaded again with a new attachment id. */
  | { readonly kind: 'failed' | 'unknown'; readonly sentence: string; readonly advice: readonly string[] }
  | { readonly kind: 'stopped'; readonly obstacle: Obstacle };

export interface ColumnsState {
  readonly columns: readonly Column[];
  /** Columns that suit many, none of them documented. */
  readonly suggestions: readonly Column[];
  /** Why the setting cannot be used as it is. */
  readonly problem: string | undefined;
}

/** Amounts are texts for reading; `raw` holds the minor units. */
export interface QuotaFigure {
  readonly label: string;
  readonly value: string;
  readonly raw: string;
}

export type QuotaState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly earlier: KnownQuota | undefined }
  | ({ readonly kind: 'known' } & KnownQuota)
  | { readonly kind: 'failed'; readonly obstacle: Obstacle };

export interface KnownQuota {
  readonly figures: readonly QuotaFigure[];
  /** The most that can still be approved, in minor units. */
  readonly approvable: { readonly currency: string; readonly minorUnits: string };
  readonly overdue: boolean;
  readonly verified: boolean;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

export type RememberedField = 'payeeCode' | 'vcCode';

export interface RememberedCode {
  readonly value: string;
  readonly label: string;
}

/** An application in the words of the Credit Grants view. */
export interface FollowedState {
  readonly id: string;
  /** With the next query, where one is planned. */
  readonly title: string;
  readonly tone: 'good' | 'bad' | 'warning' | 'neutral';
  readonly sentences: readonly string[];
  readonly canQuery: boolean;
}

/** Which file was chosen, and which reading of it this is. */
export interface CsvReadingId {
  readonly file: number;
  readonly reading: number;
}

/** A CSV file before its rows are taken in. */
export interface CsvPreview extends CsvReadingId {
  readonly fileName: string;
  readonly header: readonly string[];
  /** The first rows as they were read. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly separator: CsvSeparatorName;
  /** The path of the column for each field of the header; undefined: left out. */
  readonly mapping: readonly (string | undefined)[];
  /** For each field of the header how its dates are read; null where there is nothing to say. */
  readonly dates: readonly (CsvDates | null)[];
  readonly problems: readonly ProblemGroup[];
  /** How many groups of problems there are beyond those that are given. */
  readonly moreProblems: number;
  /** How many rows can be taken in while others do not fit; 0 where the file itself is in doubt. */
  readonly fitting: number;
  /** How many rows have nothing in any mapped column and are not taken in. */
  readonly emptyRows: number;
}

export type CsvSeparatorName = 'comma' | 'semicolon' | 'tab';

/** Dates that end in their year: only the user or another date of the column can say what their numbers mean. */
export interface CsvDates {
  readonly order: DateOrder | null;
  /** One of them, where possible one that can be read in two ways. */
  readonly sample: string;
}

/** The rows of a file in which the same is wrong. */
export interface ProblemGroup {
  readonly column: string | undefined;
  readonly sentence: string;
  readonly rows: number;
  /** The line of the file where the first of them begins, from 1; 0 where it is the whole file. */
  readonly line: number;
}

export type CsvResult =
  | { readonly ok: true; readonly rows: number; readonly emptyRows: number; readonly leftOut: number }
  | { readonly ok: false; readonly problems: readonly ProblemGroup[]; readonly more: number };

/** What the page of an application may ask of the host beside the methods of every request. */
export interface GrantMethods {
  /** Asks for files in the editor's own dialog. */
  chooseAttachments(params: Record<string, never>): null;
  /** Files dropped from the Explorer. */
  addAttachments(params: { readonly uris: readonly string[] }): null;
  /** A file dropped from outside of the editor: the page has its bytes only. */
  dropAttachment(params: { readonly name: string; readonly bytes: Uint8Array }): null;
  removeAttachment(params: { readonly id: string }): null;
  /** Kept for the customer that the page shows, and for nobody where it is another one by then. */
  setUploadDetail(params: OnPage & { readonly detail: UploadDetail; readonly value: string }): EditResult;
  /** Nothing is uploaded where profile or customer are other ones by then. */
  upload(params: OnPage): null;
  cancelUpload(params: Record<string, never>): null;
  /** Puts a number that was not used before into `referenceNo`. */
  newReference(params: Record<string, never>): EditResult;
  rememberCode(params: {
    readonly field: RememberedField;
    readonly value: string;
    readonly label: string;
  }): null;
  forgetCode(params: { readonly field: RememberedField; readonly value: string }): null;
  refreshQuota(params: Record<string, never>): null;
  /**
   * Reads a file that was chosen once more, with the separator, the mapping and the order of dates that are given; null
   * is what suggests itself. Without a file it asks for one; null where none was chosen.
   */
  previewCsv(params: {
    readonly file: number | null;
    readonly separator: CsvSeparatorName | null;
    readonly mapping: readonly (string | null)[] | null;
    readonly dates: readonly (DateOrder | null)[] | null;
  }): CsvPreview | { readonly refused: string } | null;
  /** Takes in the rows that a preview showed: all of them or none or, where the user says so, those that fit. */
  importCsv(
    params: CsvReadingId & {
      readonly mapping: readonly (string | null)[];
      readonly dates: readonly (DateOrder | null)[];
      readonly replace: boolean;
      readonly onlyFitting: boolean;
    },
  ): CsvResult;
  exportCsv(params: Record<string, never>): null;
  saveColumns(params: { readonly columns: readonly Column[] }): EditResult;
  /** One draft for each value of a column; the host asks first. */
  splitByColumn(params: { readonly path: string }): null;
  queryApplication(params: Record<string, never>): null;
  showEvidence(params: Record<string, never>): null;
}
