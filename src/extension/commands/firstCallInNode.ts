import { inquiryBalance } from '../../core/catalogue/endpoints/inquiryBalance.ts';
import type { SimulatorConnection } from '../seams.ts';

/** A module for Node.js that signs one balance inquiry, sends it and verifies the answer, with nothing to install. */
export function firstCallInNode({ url, clientId, keyVersion }: SimulatorConnection): string {
  const { path } = inquiryBalance;
  return `import { sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const body = '{}';
const time = new Date().toISOString().replace(/\\.\\d+Z$/, '+00:00');
const content = \`POST ${path}\\n${clientId}.\${time}.\${body}\`;
const key = readFileSync('demo-key.pem');
const signature = sign('RSA-SHA256', Buffer.from(content), key).toString('base64');
const answer = await fetch('${url}${path}', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json; charset=UTF-8',
    'Client-Id': '${clientId}',
    'Request-Time': time,
    Signature: \`algorithm=RSA256, keyVersion=${keyVersion}, signature=\${encodeURIComponent(signature)}\`,
  },
  body,
});
const text = await answer.text();

const answered = \`POST ${path}\\n${clientId}.\${answer.headers.get('response-time')}.\${text}\`;
const given = decodeURIComponent(/signature=([^,]+)/.exec(answer.headers.get('signature'))?.[1] ?? '');
const gatewayKey = readFileSync('gateway-key.pem');
const isReal = verify('RSA-SHA256', Buffer.from(answered), gatewayKey, Buffer.from(given, 'base64'));
console.log(isReal ? 'verified' : 'NOT VERIFIED', text);`;
}
