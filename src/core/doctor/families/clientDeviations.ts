import { quote } from '../../calls/quote.ts';
import { sentence } from '../../sentence.ts';
import type { CauseId } from '../causes.ts';
import { deviation, type Deviation } from '../deviation.ts';
import type { Subject } from '../subject.ts';

/**
 * Client ids that may have been signed instead.
 *
 * @param sent as it stands in the header of the request
 * @param others ids that are known beside it: the expected one, the customer's
 */
export function clientDeviations(
  kind: Subject['kind'],
  sent: string,
  others: readonly string[],
): readonly Deviation[] {
  const bare = sent.replace(/^["']|["']$/g, '').trim();
  const unprefixed = bare.replace(/^SANDBOX_/i, '');
  const padded = [
    ` ${sent}`,
    `${sent} `,
    ` ${sent} `,
    `\t${sent}`,
    `${sent}\n`,
    `${sent}\r\n`,
    `"${sent}"`,
    `'${sent}'`,
    bare,
  ];
  const cased = [sent.toLowerCase(), sent.toUpperCase()];
  const different = [...others, unprefixed, `SANDBOX_${bare}`, ''];
  const groups: readonly (readonly [CauseId, readonly string[]])[] = [
    ['clientIdPadded', padded],
    ['clientIdCase', cased],
    ['clientIdDiffers', different],
  ];
  const seen = new Set([sent]);
  return groups.flatMap(([cause, values]) =>
    values
      .filter((signed) => !seen.has(signed) && seen.add(signed))
      .map((clientId, index) =>
        deviation(
          'clientId',
          { clientId },
          2 + index,
          cause,
          kind === 'request'
            ? sentence(
                'The signature covers the Client-Id {0}; the header says {1}.',
                quote(clientId),
                quote(sent),
              )
            : sentence(
                'The signature covers the Client-Id {0}; the request was made with {1}.',
                quote(clientId),
                quote(sent),
              ),
        ),
      ),
  );
}
