import { quote } from '../../calls/quote.ts';
import { sentence } from '../../sentence.ts';
import type { Content } from '../content.ts';
import { deviation, type Deviation } from '../deviation.ts';

/** Other spellings of the method, and other methods. */
export function methodDeviations({ method }: Content): readonly Deviation[] {
  const capitalised = method.charAt(0) + method.slice(1).toLowerCase();
  const spellings = [method.toLowerCase(), capitalised].filter((each) => each !== method);
  const others = ['POST', 'GET', 'PUT', ''].filter((each) => each !== method);
  return [
    ...spellings.map((signed) =>
      deviation(
        'method',
        { method: signed },
        1,
        'methodCase',
        sentence('The signature covers the method as {0}; it must be {1}.', quote(signed), quote(method)),
      ),
    ),
    ...others.map((signed) =>
      deviation(
        'method',
        { method: signed },
        12,
        'method',
        sentence('The signature covers the method {0}, and {1} was sent.', quote(signed), quote(method)),
      ),
    ),
  ];
}
