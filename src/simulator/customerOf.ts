import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import { standingOf, wasRevoked, type Authorisations } from './authorisations.ts';
import type { Customer, Customers } from './customers.ts';
import { headerOf, type ReceivedRequest } from './received.ts';
import type { Cause } from './refusals.ts';

export type FoundCustomer =
  | { readonly kind: 'found'; readonly customer: Customer }
  | { readonly kind: 'refused'; readonly cause: Cause; readonly detail: string };

interface Parties {
  readonly customers: Customers;
  readonly authorisations: Authorisations;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * On whose account a request acts, and whether it may. Connected-AccountId is the newer name of
 * Connected-CustomerId; without either it is the partner itself. Who asks for a token needs none.
 */
export function customerOf(
  request: ReceivedRequest,
  endpoint: EndpointDescription,
  { customers, authorisations, at }: Parties,
): FoundCustomer {
  const older = headerOf(request, 'connected-customerid');
  const newer = headerOf(request, 'connected-accountid');
  if (older.kind === 'repeated' || newer.kind === 'repeated') {
    return refuse('badHeader', 'The customer header was sent twice.');
  }
  if (older.kind === 'value' && newer.kind === 'value' && older.value !== newer.value) {
    return refuse('badHeader', 'Connected-CustomerId and Connected-AccountId name different customers.');
  }
  const named = older.kind === 'value' ? older : newer;
  const id = named.kind === 'value' ? named.value : customers.partnerId;
  const customer = customers.byId.get(id);
  if (customer === undefined) return refuse('unknownCustomer', 'No connected customer has this id.');
  return endpoint.family === 'authorization'
    ? { kind: 'found', customer }
    : admitted(request, customer, authorisations, at);
}

function admitted(
  request: ReceivedRequest,
  customer: Customer,
  authorisations: Authorisations,
  at: number,
): FoundCustomer {
  const token = headerOf(request, 'access-token');
  if (token.kind === 'repeated') return refuse('badHeader', 'The header Access-Token was sent twice.');
  const { access } = customer;
  if (token.kind === 'missing') {
    if (wasRevoked(authorisations, customer.id)) {
      return refuse('unknownToken', 'A token of this customer was revoked: calls for it need a new one.');
    }
    return access === undefined
      ? { kind: 'found', customer }
      : refuse('unknownToken', 'This customer needs an Access-Token.');
  }
  const configured = token.value === access?.token;
  const standing = configured
    ? access.expiresAt !== undefined && access.expiresAt <= at
      ? 'expired'
      : 'good'
    : standingOf(authorisations, token.value, customer.id, at);
  switch (standing) {
    case 'good':
      return { kind: 'found', customer };
    case 'expired':
      return refuse('expiredToken', 'The Access-Token has expired.');
    case 'revoked':
      return refuse('unknownToken', 'The Access-Token was revoked.');
    case 'unknown':
      return refuse('unknownToken', 'The Access-Token gives no access to this customer.');
  }
}

function refuse(cause: Cause, detail: string): FoundCustomer {
  return { kind: 'refused', cause, detail };
}
