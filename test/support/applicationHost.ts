/**
 * One of several programs that share a folder of applications: the engine, the files, the real client. It is
 * forked, told what to do over IPC, and killed without warning.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { applyCreditGrant, inquiryCreditGrant } from '../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { EndpointCall } from '../../src/core/calls/callEndpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { openSend, settleOpenSend } from '../../src/core/grants/applicationLedger.ts';
import type { ApplicationKey } from '../../src/core/grants/applicationKey.ts';
import { followApplications } from '../../src/core/grants/followApplications.ts';
import { applicationFiles } from '../../src/gateway/applicationFiles.ts';
import { digestBody } from '../../src/gateway/bodyDigest.ts';
import { callGateway } from './gatewayCalls.ts';

export type HostCommand = { readonly id: number; readonly now: number } & (
  | {
      readonly do: 'send';
      readonly referenceNo: string;
      readonly body: string;
      readonly repeatAfter?: number;
    }
  | { readonly do: 'runDue' }
  | { readonly do: 'queryNow'; readonly referenceNo: string }
  /** After some more versions were written, this program stops for good at a place and says so. */
  | { readonly do: 'stopAt'; readonly place: StopPlace; readonly skip?: number }
);

/** `halfWritten`: half of a file is written. `written`: the file is whole, but not in place. `inPlace`: it is. */
export type StopPlace = 'halfWritten' | 'written' | 'inPlace' | 'beforeFirstByte';

export type HostReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'broken'; readonly id: number; readonly error: string };

const [root = '', gatewayUrl = ''] = process.argv.slice(2);
const store = applicationFiles(root);
let now = 0;
const clock = { now: () => now, offsetMinutes: () => 480 };
let stopBeforeFirstByte = false;

function report(message: HostReport): void {
  process.send?.(message);
}

/** Never goes on. */
function stop(): Promise<never> {
  report({ kind: 'stopped' });
  return new Promise(() => undefined);
}

function keyOf(referenceNo: string): ApplicationKey {
  return { host: gatewayUrl, clientId: '5X0000000000000000000001', customerId: null, referenceNo };
}

function call(
  endpoint: EndpointDescription,
  body: string,
  beforeSend?: EndpointCall['beforeSend'],
): Promise<Exchange> {
  return callGateway(gatewayUrl, {
    endpoint,
    body: [Buffer.from(body)],
    clock,
    ...(beforeSend === undefined ? {} : { beforeSend }),
  });
}

async function send(command: HostCommand & { do: 'send' }): Promise<string> {
  const key = keyOf(command.referenceNo);
  const body = digestBody([Buffer.from(command.body)]);
  let opened: Awaited<ReturnType<typeof openSend>> | undefined;
  const exchange = await call(applyCreditGrant, command.body, async (request) => {
    opened = await openSend(
      store,
      {
        applicant: { key, profileId: 'acme', profileName: 'Acme' },
        body,
        attachments: [],
        totals: [],
        publicKeyFingerprint: null,
        repeatAfter: command.repeatAfter ?? null,
      },
      request,
      now,
    );
    if (!opened.ok) throw new Error(opened.verdict.kind);
    if (stopBeforeFirstByte) await stop();
  });
  if (opened?.ok !== true) return opened?.verdict.kind ?? 'notOpened';
  await settleOpenSend(store, key, opened.sendIndex, exchange);
  return exchange.outcome;
}

const follower = followApplications({
  store,
  clock,
  inquire: async ({ key }) => ({
    kind: 'called',
    exchange: await call(inquiryCreditGrant, JSON.stringify({ referenceNo: key.referenceNo })),
  }),
});

async function obey(command: HostCommand): Promise<unknown> {
  now = command.now;
  switch (command.do) {
    case 'send':
      return send(command);
    case 'runDue':
      return (await follower.runDue()) ?? null;
    case 'queryNow':
      return (await follower.queryNow(keyOf(command.referenceNo))).kind;
    case 'stopAt':
      await stopAt(command.place, command.skip ?? 0);
      return null;
  }
}

async function stopAt(place: StopPlace, skip: number): Promise<void> {
  const { link } = fs;
  let written = 0;
  switch (place) {
    case 'beforeFirstByte':
      stopBeforeFirstByte = true;
      return;
    case 'halfWritten': {
      const probe = await fs.open(process.execPath, 'r');
      const handles = Object.getPrototypeOf(probe) as { writeFile: (bytes: Uint8Array) => Promise<void> };
      await probe.close();
      const { writeFile } = handles;
      handles.writeFile = async function (bytes) {
        const isVersion = Buffer.from(bytes).toString('latin1').startsWith('{"format":');
        if (isVersion) written += 1;
        const breaks = isVersion && written > skip;
        await writeFile.call(this, breaks ? bytes.subarray(0, bytes.byteLength / 2) : bytes);
        if (breaks) await stop();
      };
      return;
    }
    case 'written':
    case 'inPlace':
      fs.link = async (from, to) => {
        written += 1;
        const breaks = written > skip;
        if (!(breaks && place === 'written')) await link(from, to);
        if (breaks) await stop();
      };
      syncBuiltinESMExports();
  }
}

process.on('message', (command: HostCommand) => {
  obey(command).then(
    (result) => report({ kind: 'done', id: command.id, result }),
    (error: unknown) => report({ kind: 'broken', id: command.id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
report({ kind: 'ready' });
