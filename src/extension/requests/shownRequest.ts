import { l10n, type TextDocument, type Uri } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { OnPage } from '../../protocol/onPage.ts';
import type { Obstacle, Profiles } from '../seams.ts';
import type { CustomerChoices } from './customerChoices.ts';

/** A request as the user saw it when asking to send it. Nothing else is sent. */
export interface ShownRequest {
  readonly uri: Uri;
  readonly profile: Profile;
  /** `undefined`: not chosen yet. */
  readonly customer: string | null | undefined;
}

interface Parts {
  readonly profiles: Profiles;
  readonly customers: CustomerChoices;
}

export function shownRequest(uri: Uri, { profiles, customers }: Parts): ShownRequest {
  const profile = profiles.active();
  return { uri, profile, customer: customers.of(uri, profile) };
}

/** Why a request is not sent that became another one while it was prepared and its questions stood. */
export function becameAnother(shown: ShownRequest, uri: Uri, parts: Parts): Obstacle | undefined {
  return identity(shown) === identity(shownRequest(uri, parts)) ? undefined : anotherRequest();
}

export function anotherRequest(): Obstacle {
  return {
    sentence: l10n.t(
      'The profile or the customer changed, or the file got another name. Nothing was sent; look at the request and send it again.',
    ),
  };
}

export function isAsShown({ profile, customer }: ShownRequest, page: OnPage): boolean {
  return profile.id === page.profile && customer === page.customer;
}

/** Why the text of a file is not sent that the document does not show, or no longer. */
export function textNotShown(document: TextDocument, shown: string, inFile: string): Obstacle | undefined {
  // VS Code evens out line ends when it reads a file, and shows no difference.
  return document.getText() === shown && sameLines(shown, inFile)
    ? undefined
    : {
        sentence: l10n.t(
          'The file holds another text than the editor showed: another program wrote it, saving formatted it, or you went on typing. Nothing was sent; look at the text and send it again.',
        ),
        fix: { title: l10n.t('Read the File Again'), command: 'workbench.action.files.revert' },
      };
}

/** Why a request is not sent whose text became another one than the page showed. */
export function textChanged(): Obstacle {
  return {
    sentence: l10n.t(
      'The text changed before it could be sent: another program or another editor wrote it. Nothing was sent; look at the text and send it again.',
    ),
  };
}

function identity({ uri, profile, customer }: ShownRequest): string {
  return JSON.stringify([uri.toString(), profile, customer]);
}

function sameLines(one: string, other: string): boolean {
  return one === other || withPlainLineEnds(one) === withPlainLineEnds(other);
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
