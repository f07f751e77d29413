import { l10n } from 'vscode';
import type { ConnectedCustomer } from '../../core/profiles/profile.ts';
import type { SimulatorConnection } from '../seams.ts';
import { firstCall } from './firstCall.ts';
import { firstCallInNode } from './firstCallInNode.ts';

export interface ConnectionFacts {
  readonly connection: SimulatorConnection;
  /** The same address as the user's own machine reaches it; differs in remote windows. */
  readonly forwardedUrl: string;
  readonly partnerPublicKey: string;
  /** Public by design: the demo pair is the same everywhere and good for the simulator alone. */
  readonly demoPrivateKey: string;
  readonly customers: readonly ConnectedCustomer[];
  /** A fresh authorisation code of each customer, by its id. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Markdown with all that another program needs to call the simulator, and a call to begin with. */
export function connectionPage(facts: ConnectionFacts): string {
  const { connection, forwardedUrl, partnerPublicKey, demoPrivateKey, customers, codes } = facts;
  const { url, clientId, keyVersion, gatewayPublicKey } = connection;
  return [
    `# ${l10n.t('Simulator Connection')}`,
    l10n.t(
      'A gateway on this machine that checks your signatures, keeps a ledger and signs its answers. Every call, and why one is refused, stands in the log: “WorldFirst: Show Log”, also in the menu of the Simulator’s row.',
    ),
    table([
      [l10n.t('Address'), code(url)],
      ...(forwardedUrl === url
        ? []
        : [[l10n.t('Address from your own machine'), code(forwardedUrl)] as const]),
      ['Client-Id', code(clientId)],
      [l10n.t('Key version'), code(keyVersion)],
      ...customers.map(({ id, label }) => [l10n.t('Customer {0}', label ?? ''), code(id)] as const),
    ]),
    `## ${l10n.t('Verify answers with the gateway’s public key')}`,
    l10n.t('Save it as {0} for the call below:', '`gateway-key.pem`'),
    fence('text', pem('PUBLIC KEY', gatewayPublicKey)),
    `## ${l10n.t('Sign with the demo key pair')}`,
    l10n.t(
      'This private key is no secret: it is published with the extension and works for the simulator alone. Never use it, or a key of yours that was shown anywhere, for a real gateway.',
    ),
    fence('text', pem('PRIVATE KEY', demoPrivateKey)),
    l10n.t('Its public key:'),
    fence('text', pem('PUBLIC KEY', partnerPublicKey)),
    `## ${l10n.t('Authorisation codes for applyToken')}`,
    l10n.t(
      'As the portal hands them over after a customer’s consent. Each is good once and for ten minutes; this page has new ones every time it is made.',
    ),
    table(
      customers.flatMap(({ id, label }) => {
        const issued = codes.get(id);
        return issued === undefined ? [] : [[label ?? id, code(issued)] as const];
      }),
    ),
    `## ${l10n.t('A first call')}`,
    l10n.t('With the private key above saved as {0}:', '`demo-key.pem`'),
    fence('bash', firstCall(connection)),
    l10n.t('The same in Node.js, which also verifies the answer. Save it as {0}:', '`call.mjs`'),
    fence('js', firstCallInNode(connection)),
  ].join('\n\n');
}

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64.replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
