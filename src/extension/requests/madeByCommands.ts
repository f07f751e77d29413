import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { applyToken } from '../../core/catalogue/endpoints/applyToken.ts';
import type { CommandId } from '../contributions.ts';
import type { Obstacle } from '../seams.ts';
import type { Say } from './say.ts';

/** Why a request that carries credentials is not sent from a file, and the commands that make it. */
export function madeByCommands({ name }: EndpointDescription, say: Say): Obstacle {
  const fix = (title: string, command: CommandId) => ({ title, command, args: [] });
  const sentence = say(
    'This request carries a credential, which belongs in no file, and its answer would be lost here. Commands make it and keep what it brings in the secret storage.',
  );
  return name === applyToken.name
    ? {
        sentence,
        fix: fix(say('Get Access Token…'), 'worldfirst.getAccessToken'),
        otherFix: fix(say('Refresh Access Token…'), 'worldfirst.refreshAccessToken'),
      }
    : { sentence, fix: fix(say('Revoke Access Token…'), 'worldfirst.revokeAccessToken') };
}
