import { l10n } from 'vscode';

/** A defect of the program in the middle of a write: nobody knows whether it was sent. */
export class BrokenWrite extends Error {
  constructor(endpoint: string, options: ErrorOptions) {
    super(
      l10n.t(
        'A fault in the extension broke off “{0}”. It may have been sent and money may have moved: query before anything else.',
        endpoint,
      ),
      options,
    );
    this.name = 'BrokenWrite';
  }
}
