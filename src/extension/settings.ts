import { workspace } from 'vscode';
import { settingDefaults, type SettingId, type SettingValue } from './contributions.ts';

/** Reads one setting; a value of another type than its default counts as not set. */
export function readSetting<K extends SettingId>(id: K): SettingValue<K> {
  const fallback: unknown = settingDefaults[id];
  const value: unknown = workspace.getConfiguration().get(id);
  const sameShape = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
  return (sameShape ? value : fallback) as SettingValue<K>;
}
