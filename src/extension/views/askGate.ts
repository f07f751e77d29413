import { l10n, type CancellationToken } from 'vscode';
import type { Holder } from '../../core/accounts/accountsModel.ts';
import { bodyOf, endpointOf, type Question } from '../../core/accounts/question.ts';
import type { FailureCause } from '../../core/accounts/readExchange.ts';
import type { Asked, Fix, Problem } from '../../core/accounts/reading.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { CommandId } from '../contributions.ts';
import type { Obstacle, Services } from '../seams.ts';
import { ownerArguments } from '../tokens/ownerArguments.ts';
import { translate, translateAll } from '../translate.ts';

/** Asks one question through the send gate and takes the figures out of the answer. It does not reject. */
export async function askGate(
  { gate, log }: Pick<Services, 'gate' | 'log'>,
  profileId: string,
  question: Question,
  holder: Holder,
  token: CancellationToken,
): Promise<Asked> {
  try {
    const [{ readExchange }, catalogue] = await Promise.all([
      import('../../core/accounts/readExchange.ts'),
      import('../../core/catalogue/index.ts'),
    ]);
    const result = await gate.send({
      endpoint: catalogue[endpointOf(question)],
      profileId,
      customerId: holder,
      body: [new TextEncoder().encode(bodyOf(question))],
      origin: 'tree',
      token,
    });
    switch (result.kind) {
      case 'stopped':
        return failed(stoppedProblem(result.obstacle));
      case 'alreadyRunning':
        return failed(tryAgain(l10n.t('The same call is still under way.'), profileId, holder));
      case 'done': {
        const read = readExchange(question, result.exchange);
        if (read.ok) {
          return { kind: 'figures', reading: read.reading };
        }
        const fix = fixFor(read.cause, profileId, holder);
        const notHeld =
          question.kind === 'prefunding' &&
          read.cause === 'currencyRefused' &&
          result.exchange.verification?.kind === 'verified';
        return {
          kind: 'problem',
          problem: {
            sentence: translateAll(read.headline),
            advice: read.advice.map(translate),
            at: Date.now(),
            ...(fix ? { fix } : {}),
            ...(notHeld ? { notHeld } : {}),
          },
          throttled: read.cause === 'throttled',
          distrusted: read.distrusted,
        };
      }
    }
  } catch (error) {
    log.error(`${endpointOf(question)}:`, error instanceof Error ? error : String(error));
    return failed({
      sentence: l10n.t('Something went wrong inside the extension. Details are in the log.'),
      advice: [],
      fix: fix(l10n.t('Show Log'), 'worldfirst.showLog'),
      at: Date.now(),
    });
  }
}

/** Why a question was not asked: the gateway had answered at `at` that it wants fewer calls. */
export function heldBackProblem(at: string, profileId: string, holder: Holder): Problem {
  return {
    ...tryAgain(
      l10n.t('Not asked, because the gateway asked for fewer calls at {0}.', at),
      profileId,
      holder,
    ),
    advice: [l10n.t('Wait a moment, then refresh.')],
  };
}

function failed(problem: Problem): Asked {
  return { kind: 'problem', problem, throttled: false, distrusted: false };
}

function stoppedProblem({ sentence, fix: remedy }: Obstacle): Problem {
  return { sentence, advice: [], at: Date.now(), ...(remedy ? { fix: remedy } : {}) };
}

function tryAgain(sentence: string, profileId: string, customerId: Holder): Problem {
  return { sentence, advice: [], at: Date.now(), fix: refreshFix(profileId, customerId) };
}

function fixFor(cause: FailureCause, profileId: string, customerId: Holder): Fix | undefined {
  const target = { profileId, customerId };
  const owner = ownerArguments({ id: profileId }, customerId);
  if (profileId === simulatorProfileId && !mendable.has(cause)) {
    // Its client, keys and customers are built in: there is nothing to correct.
    return undefined;
  }
  switch (cause) {
    case 'wrongSignature':
      return fix(l10n.t('Set Gateway Public Key…'), 'worldfirst.setGatewayPublicKey', target);
    case 'signatureRefused':
      return fix(l10n.t('Import Private Key…'), 'worldfirst.importPrivateKey', target);
    case 'clientRefused':
    case 'currencyRefused':
      return fix(l10n.t('Edit Profile…'), 'worldfirst.editProfile', target);
    case 'tokenExpired':
      return fix(l10n.t('Refresh Access Token…'), 'worldfirst.refreshAccessToken', ...owner);
    case 'authorisationRefused':
      return fix(l10n.t('Get Access Token…'), 'worldfirst.getAccessToken', ...owner);
    case 'throttled':
    case 'notReached':
      return refreshFix(profileId, customerId);
    case 'other':
      return undefined;
  }
}

/** What can be mended for the simulator too. */
const mendable: ReadonlySet<FailureCause> = new Set([
  'throttled',
  'notReached',
  'tokenExpired',
  'authorisationRefused',
]);

function refreshFix(profileId: string, customerId: Holder): Fix {
  return fix(l10n.t('Try Again'), 'worldfirst.refreshAccounts', { profileId, customerId });
}

function fix(title: string, command: CommandId, ...args: readonly unknown[]): Fix {
  return { title, command, args };
}
