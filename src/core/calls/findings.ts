import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type { BusinessVerdict, TransportVerdict, Verification } from './exchange.ts';
import type { ReadAnswer } from './readAnswer.ts';

/** Everything that is known about a call once it has ended. */
export interface Findings {
  readonly endpoint: EndpointDescription;
  readonly transport: TransportVerdict;
  readonly answer: ReadAnswer | undefined;
  readonly verification: Verification | undefined;
  readonly business: BusinessVerdict | undefined;
}
