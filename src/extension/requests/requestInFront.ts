import { TabInputCustom, TabInputText, Uri, window } from 'vscode';
import { requestFileEnd } from './requestFileName.ts';

/** The request that a command is about: the one it was given, else the one whose editor is in front. */
export function requestInFront(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) {
    return argument;
  }
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
  return uri?.path.toLowerCase().endsWith(requestFileEnd) === true ? uri : undefined;
}
