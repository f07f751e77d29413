import { takesCredentials, type EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import type { CallTarget } from '../../core/calls/exchange.ts';
import { redacted } from '../../core/calls/redact.ts';
import { requestHeaders } from '../../core/calls/prepareRequest.ts';
import { gateKind, isHostUnknown } from '../../core/profiles/gateKind.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { formFor } from '../../core/schema/form.ts';
import type { GrantFormState } from '../../protocol/grantForm.ts';
import type {
  DocumentState,
  EditorState,
  EndpointSummary,
  LastSend,
  ResponseState,
  SendState,
  TargetState,
} from '../../protocol/requestEditor.ts';
import type { Obstacle, Possible } from '../seams.ts';
import type { Progress } from './requestSession.ts';
import type { Say } from './say.ts';
import { madeByCommands } from './madeByCommands.ts';
import { shownObstacle } from './shownObstacle.ts';
import { toldForm } from './toldForm.ts';

/** What is known of a request at one moment. */
export interface EditorFacts {
  readonly fileName: string;
  readonly scratch: boolean;
  readonly endpoint: EndpointDescription | undefined;
  readonly document: DocumentState;
  readonly profile: Profile;
  /** undefined: not chosen yet; null: none, chosen on purpose. */
  readonly customer: string | null | undefined;
  /** An access token is stored for that customer. */
  readonly hasToken: boolean;
  /** undefined: not known yet. */
  readonly target: Possible<CallTarget> | undefined;
  /** Why nothing may be sent from here, whatever the request says: trust, or a scratch of another profile. */
  readonly barrier: Obstacle | undefined;
  readonly sending: Progress | undefined;
  readonly stopped: Obstacle | undefined;
  readonly response: ResponseState | undefined;
  readonly lastSend: LastSend | undefined;
  /** Only of an application for a credit grant. */
  readonly grant: GrantFormState | undefined;
}

export function editorState(facts: EditorFacts, say: Say): EditorState {
  const { endpoint, profile } = facts;
  return {
    endpoint: endpoint && summaryOf(endpoint, say),
    endpoints: endpoints.filter((each) => !takesCredentials(each)).map((each) => summaryOf(each, say)),
    fileName: facts.fileName,
    scratch: facts.scratch,
    document: facts.document,
    form: endpoint === undefined ? [] : toldForm(formFor(endpoint.request), say),
    profile: {
      id: profile.id,
      name: profile.name,
      kind: profile.kind,
      production: gateKind(profile) === 'production',
      hostUnknown: isHostUnknown(profile),
      customers: profile.customers.map(({ id, label }) => ({ id, label: label ?? id })),
      customer: facts.customer,
    },
    target: targetState(facts, say),
    send: sendState(facts, say),
    response: facts.response,
    ...(facts.lastSend !== undefined && { lastSend: facts.lastSend }),
    ...(facts.grant !== undefined && { grant: facts.grant }),
  };
}

/** The obstacle that the state shows, with the command behind its fix. */
export function shownObstacleOf(facts: EditorFacts, say: Say): Obstacle | undefined {
  return facts.sending === undefined ? (obstacleBeforeSend(facts, say) ?? facts.stopped) : undefined;
}

/** The first thing that makes sending impossible, in the order in which a person would mend them. */
export function obstacleBeforeSend(facts: EditorFacts, say: Say): Obstacle | undefined {
  const { barrier, endpoint, document, target } = facts;
  if (barrier !== undefined) {
    return barrier;
  }
  if (endpoint === undefined) {
    return { sentence: say('The name of this file tells no endpoint. Choose the one it is for.') };
  }
  if (takesCredentials(endpoint)) {
    return madeByCommands(endpoint, say);
  }
  if (document.encoding !== undefined) {
    return {
      sentence: document.encoding.sentence,
      fix: document.encoding.fixable
        ? { title: say('Convert to UTF-8'), command: 'worldfirst.fixEncoding' }
        : { title: say('Open as Text'), command: 'worldfirst.reopenAsText' },
    };
  }
  if (document.syntax !== undefined) {
    const { message, line, column } = document.syntax;
    return { sentence: say('Line {0}, column {1}: {2}.', line, column, message) };
  }
  return target?.ok === false ? target.obstacle : undefined;
}

function sendState(facts: EditorFacts, say: Say): SendState {
  if (facts.sending !== undefined) {
    return { kind: 'sending', ...facts.sending };
  }
  const obstacle = obstacleBeforeSend(facts, say);
  if (obstacle !== undefined) {
    return { kind: 'blocked', obstacle: shownObstacle(obstacle) };
  }
  return facts.stopped === undefined
    ? { kind: 'ready' }
    : { kind: 'stopped', obstacle: shownObstacle(facts.stopped) };
}

function targetState({ endpoint, profile, customer, hasToken, target }: EditorFacts, say: Say): TargetState {
  if (endpoint === undefined) {
    return { url: '', headers: [] };
  }
  const override = Object.hasOwn(profile.pathOverrides, endpoint.name)
    ? profile.pathOverrides[endpoint.name]
    : undefined;
  const { baseUrl, path, clientId, keyVersion } =
    target?.ok === true ? target.value : { ...profile, path: override?.path ?? endpoint.path };
  const notes: Readonly<Record<string, string>> = {
    'Request-Time': say('The moment of sending'),
    Signature: say('Made over the bytes of the file when it is sent'),
    'Access-Token': say('Kept in the secret storage'),
  };
  const signature = `algorithm=RSA256, keyVersion=${keyVersion}, signature=…`;
  const signedPath = override?.signedPath ?? path;
  const headers = requestHeaders(
    {
      baseUrl,
      path,
      signedPath,
      clientId,
      keyVersion,
      ...(typeof customer === 'string' && { customerId: customer }),
      ...(hasToken && { accessToken: redacted }),
    },
    '…',
    signature,
  );
  return {
    url: baseUrl + path,
    headers: headers.map(([name, value]) => {
      const note = notes[name];
      return note === undefined ? { name, value } : { name, value, note };
    }),
  };
}

function summaryOf(endpoint: EndpointDescription, say: Say): EndpointSummary {
  const { name, title, purpose, family, method, path, effect } = endpoint;
  return { name, title: say(title), purpose: say(purpose), family, method, path, effect };
}
