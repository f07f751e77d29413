import type { StringSchema } from '../schema/dialect.ts';

/** The value of the header Access-Token; the page on revoking prints its length (web). */
export const accessToken = {
  type: 'string',
  title: 'Access token',
  description: 'The token that the header Access-Token carries.',
  status: 'documented',
  documents: ['web'],
  secret: true,
} as const satisfies StringSchema;

export const refreshToken = {
  type: 'string',
  title: 'Refresh token',
  description: 'The token that gets the next access token.',
  status: 'documented',
  documents: ['web'],
  secret: true,
} as const satisfies StringSchema;

/** A moment as the pages on tokens print it, say 2019-11-27T12:01:01+08:00. */
export function moment(title: string, description: string) {
  return {
    type: 'string',
    title,
    description,
    status: 'documented',
    documents: ['web'],
    notes: [
      'An ISO 8601 time to the second with its offset from UTC. Returned only where resultStatus is S.',
    ],
  } as const satisfies StringSchema;
}
