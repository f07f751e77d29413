import { l10n, type LogOutputChannel } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { Exchange, SentRequest } from '../../core/calls/exchange.ts';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import {
  checkDuplicate,
  openSend,
  settleOpenSend,
  type LedgerVerdict,
  type OpenedSend,
  type SendOrder,
} from '../../core/grants/applicationLedger.ts';
import { applicationKey } from '../../core/grants/applicationKey.ts';
import type { ApplicationStore } from '../../core/grants/applicationStore.ts';
import { sameUnderOtherReference } from '../../core/grants/sameUnderOtherReference.ts';
import { jsonObject } from '../../core/json/jsonObject.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import { digestBody } from '../../gateway/bodyDigest.ts';
import type { PreparedCall } from '../preparedCall.ts';
import type { CallIntent, CallResult, Obstacle, Possible } from '../seams.ts';
import type { WriteQuestion } from '../writeQuestion.ts';
import type { ApplicationRecords } from './applicationRecords.ts';
import { anotherApplication } from './anotherApplication.ts';
import { askBeforehand, cancelled } from './askBeforehand.ts';
import { duplicateObstacle } from './duplicateObstacle.ts';

/** An application that may go out, as far as is known before anybody is asked. */
export interface WatchedSend {
  /** Writes down what is about to leave; rejects where it must not. */
  readonly beforeSend: (request: SentRequest) => Promise<void>;
  /** Writes down how it ended, and says why nothing was sent, where that was decided in the last moment. */
  readonly settle: (exchange: Exchange) => Promise<Obstacle | undefined>;
}

export interface WatchParts {
  readonly applications: Pick<ApplicationRecords, 'store' | 'figuresMoved'>;
  readonly log: LogOutputChannel;
  readonly confirm: (question: WriteQuestion) => Promise<boolean>;
  /** Calls the gateway through the gate. */
  readonly inquire: (intent: CallIntent) => Promise<CallResult>;
}

/**
 * Asks the ledger, and on every gateway but the simulator the inquiry too, whether this application may be sent
 * under its reference. Undefined where the body names none and the simulator shall say what it makes of that.
 */
export async function watchSend(
  intent: CallIntent,
  prepared: PreparedCall,
  parts: WatchParts,
): Promise<Possible<WatchedSend | undefined>> {
  const { profile, target } = prepared;
  const simulated = profile.id === simulatorProfileId;
  const reference = referenceOf(intent);
  if (reference === undefined) {
    return simulated ? { ok: true, value: undefined } : { ok: false, obstacle: noReference(intent) };
  }
  const key = applicationKey(profile.id, target, reference);
  const applicant = { key, profileId: profile.id, profileName: profile.name };
  const body = digestBody(intent.body);
  try {
    const store = await parts.applications.store();
    const verdict = await checkDuplicate(store, key, body, Date.now());
    if (!mayGoOn(verdict, intent.repeatAfter)) {
      return { ok: false, obstacle: duplicateObstacle(verdict, applicant, Date.now()) };
    }
    parts.applications.figuresMoved({ profileId: profile.id, customerId: target.customerId });
    if (!simulated && intent.repeatAfter === undefined) {
      const same = await sameUnderOtherReference(store, key, joinPieces(intent.body), {
        attachments: intent.attached?.attachments ?? [],
        referenceField: intent.endpoint.idempotencyField ?? '',
        at: Date.now(),
      });
      if (same && !(await parts.confirm(anotherApplication(same, reference)))) {
        return { ok: false, obstacle: cancelled() };
      }
      const inquiry = findEndpoint(intent.endpoint.settledBy ?? '');
      const told = inquiry && (await askBeforehand(intent, inquiry, applicant, prepared, parts));
      if (told) {
        return { ok: false, obstacle: told };
      }
    }
    const order: SendOrder = {
      applicant,
      body,
      attachments: intent.attached?.attachments ?? [],
      totals: intent.attached?.totals ?? [],
      publicKeyFingerprint: prepared.keys.partner,
      repeatAfter: intent.repeatAfter ?? null,
    };
    return { ok: true, value: watchedSend(store, order, parts) };
  } catch (error) {
    parts.log.error(error instanceof Error ? error : String(error));
    return { ok: false, obstacle: notWritten(error) };
  }
}

function watchedSend(
  store: ApplicationStore,
  order: SendOrder,
  { applications, log }: Pick<WatchParts, 'applications' | 'log'>,
): WatchedSend {
  const { applicant } = order;
  let opened: OpenedSend | undefined;
  let failure: Error | undefined;
  return {
    beforeSend: async (request) => {
      try {
        opened = await openSend(store, order, request, Date.now());
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw failure;
      }
      if (!opened.ok) {
        throw new Error(duplicateObstacle(opened.verdict, applicant, Date.now()).sentence);
      }
    },
    settle: async (exchange) => {
      if (opened?.ok !== true) {
        if (failure !== undefined) {
          log.error(failure);
          return notWritten(failure);
        }
        return opened && duplicateObstacle(opened.verdict, applicant, Date.now());
      }
      try {
        await settleOpenSend(store, applicant.key, opened.sendIndex, exchange);
      } catch (error) {
        // It stays a send of which nobody knows the end, and is queried like one.
        log.error('The answer to an application was not kept:', String(error));
      }
      if (exchange.outcome !== 'notSent') {
        applications.figuresMoved({ profileId: applicant.profileId, customerId: exchange.target.customerId });
      }
      return undefined;
    },
  };
}

/** New, or the very repeat that the user has chosen. */
function mayGoOn(verdict: LedgerVerdict, repeatAfter: number | undefined): boolean {
  return repeatAfter === undefined
    ? verdict.kind === 'new'
    : verdict.kind === 'sameBytes' && verdict.mayRepeat && verdict.record.sends.length === repeatAfter;
}

function referenceOf({ endpoint, body }: CallIntent): string | undefined {
  const value = jsonObject(joinPieces(body))?.get(endpoint.idempotencyField ?? '');
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function noReference({ endpoint }: CallIntent): Obstacle {
  return {
    sentence: l10n.t(
      'Nothing was sent: without a text in {0} nobody could find out what became of “{1}”. Only the simulator is sent such a body.',
      endpoint.idempotencyField ?? '',
      l10n.t(endpoint.title),
    ),
  };
}

function notWritten(error: unknown): Obstacle {
  return {
    sentence: l10n.t(
      'Nothing was sent: the application could not be written down first. {0}',
      error instanceof Error ? error.message : String(error),
    ),
    fix: { title: l10n.t('Show Log'), command: 'worldfirst.showLog' },
  };
}
