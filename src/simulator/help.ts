import { refusalSentence, scenarioGroups, scenarioKinds } from './scenarioTable.ts';

const columns = 110;

/** The text of `--help`. */
export const help = `WorldFirst Workbench simulator: a local gateway that verifies, answers and signs.

  node simulator.js [options]

  --port N            listen on this port, or fail where it is in use (0, any free port)
  --preferred-port N  listen on this port, or on the next free one
  --host H            listen on this address (127.0.0.1); any other is open to the network
  --config FILE       JSON: clientId, partnerPublicKey, gatewayPrivateKey (PEM or bare base64), seed, scenarios,
                      requestTimeToleranceSeconds, explainSignatures, customers
  --scenario NAME     misbehave at one API, such as applyCreditGrant=dropAfterCommit; may be repeated, once for
                      each API, and goes before the scenarios of the configuration; a wrong name is refused
                      with the list
  --seed N            a virtual clock and derived numbers: the same calls get the same bytes;
                      it goes before the seed of the configuration
  --state FILE        keep ledger, clock and counts in this file, so that a restart forgets nothing
  --stay              with a control channel: go on where no program holds a lease on it
  --explain-signatures
                      the answer to a bad signature says why it does not fit, as the log always does
  --tls-cert FILE     speak https with this certificate and key (both PEM)
  --tls-key FILE
  --help              this text

A customer of the configuration is
  {"id", "accessToken"?, "tokenExpiresAt"?, "authCodes"?: [CODE], "accounts"?: [{"accountNo", "currency",
  "available", "frozen"?, "balanceType"?}], "prefunding"?: [{"currency", "value"}], "credit"?: {"cap",
  "available"?, "unpaid"?, "overdue"?}}
with amounts in the smallest unit of the currency. The customer whose id is the client id is the partner
itself; where there is none it is the first. "partnerPublicKey": null is a client without a key. Where a
customer has an accessToken, or a token of it was revoked, calls for it must carry that one or one that
applyToken has issued; each of its authCodes is good for that once.

A scenario is <api>=<what>, or <api>=<what>:<number>. It is played for calls that pass every check.
${scenarioLines()}

Where the environment variable WORLDFIRST_SIMULATOR_CONTROL holds a token of at least 32 characters, commands are
taken as JSON with POST /.control/command and the header "Authorization: Bearer <token>":
  {"command": "state"}                           ledger, clock, calls counted for each API, all scenarios
  {"command": "reset"}                           start over: ledger, clock and counts
  {"command": "scenario", "scenarios": [NAME]}   play these and no others
  {"command": "explain", "signatures": true}     answers to bad signatures say why they do not fit
  {"command": "advance", "seconds": N}           move the clock on: applications settle, tokens expire, unpaid
                                                 credit falls due; the check of Request-Time is not moved
  {"command": "draw", "amount": "CENTS"}         from available to unpaid; "customer" may name one
  {"command": "repay", "amount": "CENTS"}        lowers unpaid and granted
  {"command": "expire", "amount": "CENTS"}       lowers available and granted
  {"command": "overdue"}                         what is unpaid is overdue
  {"command": "authorise"}                       a code for applyToken, good once and for ten minutes
Such a simulator ends by itself where no program holds a lease (GET /.control/lease, a stream of its log),
unless --stay is given.

When ready it prints one line of JSON: url, clientId, keyVersion, gatewayPublicKey and, unless a partner key is
configured, partnerPrivateKey of a public demo pair. Its log goes to standard error.
`;

function scenarioLines(): string {
  return scenarioGroups
    .flatMap((group) => [
      `  ${group}`,
      ...scenarioKinds
        .filter((kind) => kind.group === group)
        .map(({ word, sentence, parameter }) =>
          entry(parameter === undefined ? word : `${word}:N`, sentence.replace('{0}', 'N')),
        ),
      ...(group === 'Result Code' ? [entry('<CODE>', refusalSentence.replace('{0}', 'this code'))] : []),
    ])
    .join('\n');
}

/** A name and its sentence, which goes on below itself where it is long. */
function entry(name: string, sentence: string): string {
  const indent = ' '.repeat(30);
  const lines: string[] = [];
  let line = `    ${name.padEnd(26)}`;
  for (const word of sentence.split(' ')) {
    if (line.length + word.length > columns) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}
