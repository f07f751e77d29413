/** A name without case and punctuation, so that `access_token` and `AccessToken` are the same member. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
