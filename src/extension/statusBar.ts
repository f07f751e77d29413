import { StatusBarAlignment, ThemeColor, l10n, window } from 'vscode';
import { gateKind, isHostUnknown } from '../core/profiles/gateKind.ts';
import type { Profile, ProfileKind } from '../core/profiles/profile.ts';
import type { CommandId } from './contributions.ts';
import { gateWarning } from './gateWarning.ts';
import type { Owned, Profiles, Simulator, Status } from './seams.ts';

const switchProfile: CommandId = 'worldfirst.switchProfile';

/** Shows the profile this window works with, and the customer of the request in front. A click switches. */
export function createStatusBar(profiles: Profiles, simulator: Simulator): Status & Owned {
  const item = window.createStatusBarItem('worldfirst.profile', StatusBarAlignment.Left);
  item.name = l10n.t('WorldFirst Profile');
  item.command = switchProfile;
  let customer: string | undefined;

  const draw = (): void => {
    const profile = profiles.active();
    const kind = gateKind(profile);
    const label = customer === undefined ? profile.name : `${profile.name} · ${customer}`;
    item.text = kind === 'production' ? `$(warning) ${label}: ${gateWarning(profile)}` : `$(plug) ${label}`;
    const played = kind === 'simulator' ? simulator.scenarios() : [];
    if (played.length > 0) {
      item.text += ` · ${l10n.t('misbehaves on purpose')}`;
    }
    item.tooltip = tooltip(profile, kind, customer, played);
    item.accessibilityInformation = { label: item.tooltip };
    item.backgroundColor =
      kind === 'production' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };
  const watching = [profiles.onDidChange(draw), simulator.onDidChangeScenarios(draw)];
  draw();
  return {
    showCustomer: (label) => {
      if (customer !== label) {
        customer = label;
        draw();
      }
    },
    dispose: () => {
      for (const each of watching) {
        each.dispose();
      }
      item.dispose();
    },
  };
}

function tooltip(
  profile: Profile,
  kind: ProfileKind,
  customer: string | undefined,
  played: readonly string[],
): string {
  return [
    l10n.t('WorldFirst profile: {0}', profile.name),
    isHostUnknown(profile)
      ? l10n.t('Sandbox · host not known, treated like production: every write asks first')
      : kindText(kind),
    ...(kind === 'simulator' ? [] : [profile.baseUrl]),
    ...(played.length === 0 ? [] : [l10n.t('Plays on purpose: {0}', played.join(', '))]),
    ...(customer === undefined ? [] : [l10n.t('Customer: {0}', customer)]),
    l10n.t('Click to switch.'),
  ].join('\n');
}

function kindText(kind: ProfileKind): string {
  switch (kind) {
    case 'simulator':
      return l10n.t('Built-in simulator on this machine');
    case 'sandbox':
      return l10n.t('Sandbox');
    case 'production':
      return l10n.t('Production: every write asks first');
  }
}
