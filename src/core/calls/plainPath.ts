/**
 * Whether a path, with its query if it has one, leaves as it stands. URL libraries escape other characters and
 * resolve segments of dots, written as escapes or not; the signature would then cover another path.
 */
export function isPlainPath(path: string): boolean {
  return /^\/[A-Za-z0-9\-._~!$&()*+,;=:@/?%]*$/.test(path) && !/\/(?:\.|%2e){1,2}(?:[/?]|$)/i.test(path);
}
