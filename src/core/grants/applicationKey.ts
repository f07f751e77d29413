import type { CallTarget } from '../calls/exchange.ts';
import { simulatorProfileId } from '../profiles/profile.ts';

/**
 * What names one application everywhere: a reference number is the partner's own, so it says something only
 * together with the gateway, the client and the customer it was used for.
 */
export interface ApplicationKey {
  /** Scheme, host and port of the gateway, or {@link simulatorHost}. */
  readonly host: string;
  readonly clientId: string;
  /** Null where no connected customer was named. */
  readonly customerId: string | null;
  readonly referenceNo: string;
}

/** Stands for the built-in simulator, which is one gateway although its port may change from day to day. */
export const simulatorHost = 'simulator';

/** The key of an application that goes, or went, to this target. */
export function applicationKey(
  profileId: string,
  target: Pick<CallTarget, 'baseUrl' | 'clientId' | 'customerId'>,
  referenceNo: string,
): ApplicationKey {
  return {
    host: profileId === simulatorProfileId ? simulatorHost : target.baseUrl,
    clientId: target.clientId,
    customerId: target.customerId ?? null,
    referenceNo,
  };
}

/** One text for one key: equal keys give equal texts, different keys different ones. */
export function keyText({ host, clientId, customerId, referenceNo }: ApplicationKey): string {
  return JSON.stringify([host, clientId, customerId, referenceNo]);
}
