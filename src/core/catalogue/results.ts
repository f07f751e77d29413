import type { DocumentId } from '../schema/dialect.ts';
import type { ResultCode, ResultStatus } from './endpoint.ts';

interface SystemCode {
  readonly status: ResultStatus;
  readonly meaning: string;
  /** The advice for calls that only read. */
  readonly furtherAction: string;
}

/** Result codes that come from the platform and not from one business (documents 000 to 004). */
const systemCodes = {
  SUCCESS: {
    status: 'S',
    meaning: 'The call succeeded.',
    furtherAction: 'Nothing more is needed.',
  },
  PARAM_ILLEGAL: {
    status: 'F',
    meaning: 'A parameter is not allowed, for instance letters where a number belongs, or an invalid date.',
    furtherAction:
      'Check that every field of the header and of the body is correct and valid. The field list of this API says what each one takes.',
  },
  PROCESS_FAIL: {
    status: 'F',
    meaning: 'The business failed in a general way; the call must not be repeated.',
    furtherAction:
      'Do not repeat the call. A person usually has to look into it: contact the technical support team.',
  },
  UNKNOWN_EXCEPTION: {
    status: 'U',
    meaning: 'Something went wrong for a reason that the platform does not know.',
    furtherAction:
      'The service may be down: ask again later. If it goes on, contact the technical support team.',
  },
  REQUEST_TRAFFIC_EXCEED_LIMIT: {
    status: 'U',
    meaning: 'There were more requests than the limit allows.',
    furtherAction: 'Pause, then ask again. If it goes on, contact the technical support team.',
  },
  OAUTH_FAIL: {
    status: 'F',
    meaning: 'The OAuth step failed.',
    furtherAction: 'Contact the technical support team for the detailed reason.',
  },
  INVALID_API: {
    status: 'F',
    meaning: 'The API that was called is invalid or not active.',
    furtherAction: 'Check that the right API is called.',
  },
  INVALID_CLIENT: {
    status: 'F',
    meaning: 'The client is invalid.',
    furtherAction: 'Check the Client-Id header: no valid client has that id.',
  },
  INVALID_SIGNATURE: {
    status: 'F',
    meaning: 'The signature is invalid.',
    furtherAction: 'Make sure that the request is signed properly and carries a valid signature.',
  },
  METHOD_NOT_SUPPORTED: {
    status: 'F',
    meaning: 'The request came with an HTTP method that the API does not take.',
    furtherAction: 'Make sure that the HTTP method is POST.',
  },
} as const satisfies Readonly<Record<string, SystemCode>>;

export type SystemResultCode = keyof typeof systemCodes;

/** The ten system codes of documents 000 to 003. */
export const allSystemCodes = Object.keys(systemCodes) as readonly SystemResultCode[];

/**
 * Rows for the system codes that an endpoint lists. `furtherActions` replaces the advice where the
 * endpoint's document words it differently, and for writes, which must never be advised to be sent again.
 */
export function systemResults(
  codes: readonly SystemResultCode[],
  documents: readonly DocumentId[],
  furtherActions: Readonly<Partial<Record<SystemResultCode, string>>> = {},
): readonly ResultCode[] {
  return codes.map((code) => {
    const { status, meaning, furtherAction } = systemCodes[code];
    return {
      code,
      status,
      kind: 'system',
      meaning,
      furtherAction: furtherActions[code] ?? furtherAction,
      documents,
    };
  });
}
