/**
 * A text that the editor shows as it is. Messages and prompts turn `[text](command:…)` into a link that runs the
 * command, and they may quote a gateway or a file.
 */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
