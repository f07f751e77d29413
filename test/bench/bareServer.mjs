/** The least a gateway has to do: read the body, verify its signature, sign an answer of the usual size. */
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const answer = JSON.stringify({
  result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
  accountBalances: Array.from({ length: 4 }, (_, index) => ({
    accountNo: `0000000000${index}`,
    currency: 'USD',
    availableBalance: { currency: 'USD', value: 289633970 },
    frozenBalance: { currency: 'USD', value: 0 },
    totalBalance: { currency: 'USD', value: 289633970 },
  })),
});

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { 'client-id': clientId, 'request-time': time, signature = '' } = request.headers;
  const prefix = `POST ${request.url}\n${clientId}.${time}.`;
  const value = decodeURIComponent(String(signature).split('signature=')[1] ?? '');
  verify(
    'RSA-SHA256',
    Buffer.concat([Buffer.from(prefix), ...chunks]),
    publicKey,
    Buffer.from(value, 'base64'),
  );
  const now = new Date().toISOString();
  const signed = sign(
    'RSA-SHA256',
    Buffer.from(`POST ${request.url}\n${clientId}.${now}.${answer}`),
    privateKey,
  );
  response.writeHead(200, {
    'client-id': String(clientId),
    'response-time': now,
    signature: `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(signed.toString('base64'))}`,
    'content-type': 'application/json; charset=UTF-8',
  });
  response.end(answer);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, clientId: 'bare' })}\n`);
});
