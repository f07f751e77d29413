/** How the name of every request file ends. What stands before it says which endpoint. */
export const requestFileEnd = '.wf.json';

export function isRequestFile(fileName: string): boolean {
  return stemOf(fileName) !== undefined;
}

/** The name of a request file without its ending, undefined where it is none. */
export function stemOf(fileName: string): string | undefined {
  return fileName.toLowerCase().endsWith(requestFileEnd)
    ? fileName.slice(0, -requestFileEnd.length)
    : undefined;
}
