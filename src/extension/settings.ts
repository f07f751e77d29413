import { workspace, type Uri } from 'vscode';
import { settingDefaults, type NumberSettingId, type SettingId, type SettingValue } from './contributions.ts';

/**
 * Reads one setting; a value of another type than its default counts as not set.
 *
 * @param resource the file for which it is read, where each folder may have its own value
 */
export function readSetting<K extends SettingId>(id: K, resource?: Uri): SettingValue<K> {
  const fallback: unknown = settingDefaults[id];
  const value: unknown = workspace.getConfiguration(undefined, resource).get(id);
  const sameShape = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
  return (sameShape ? value : fallback) as SettingValue<K>;
}

/** Reads a number and keeps it within its bounds, which the settings editor shows but does not enforce. */
export function readNumber(id: NumberSettingId, least: number, most: number): number {
  const value = readSetting(id);
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : settingDefaults[id];
}
