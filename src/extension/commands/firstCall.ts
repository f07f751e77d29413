import { inquiryBalance } from '../../core/catalogue/endpoints/inquiryBalance.ts';
import type { SimulatorConnection } from '../seams.ts';

/** A shell script that signs one balance inquiry with openssl and sends it with curl. */
export function firstCall({ url, clientId, keyVersion }: SimulatorConnection): string {
  const { path } = inquiryBalance;
  return [
    `body='{}'`,
    `time=$(date -u +%Y-%m-%dT%H:%M:%S+00:00)`,
    `signature=$(printf 'POST ${path}\\n${clientId}.%s.%s' "$time" "$body" \\`,
    `  | openssl dgst -sha256 -sign demo-key.pem | openssl base64 -A \\`,
    `  | sed 's/+/%2B/g; s|/|%2F|g; s/=/%3D/g')`,
    `curl -i '${url}${path}' \\`,
    `  -H 'Content-Type: application/json; charset=UTF-8' \\`,
    `  -H 'Client-Id: ${clientId}' \\`,
    `  -H "Request-Time: $time" \\`,
    `  -H "Signature: algorithm=RSA256, keyVersion=${keyVersion}, signature=$signature" \\`,
    `  --data-binary "$body"`,
  ].join('\n');
}
