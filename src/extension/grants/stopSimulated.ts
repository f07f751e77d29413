import { simulatorHost } from '../../core/grants/applicationKey.ts';
import { setFollowing } from '../../core/grants/transitions.ts';
import type { ApplicationBooks } from './applications.ts';

/** A simulator that started over knows nothing of earlier applications: they are no longer asked for. */
export async function stopSimulated({
  exist,
  store,
}: Pick<ApplicationBooks, 'exist' | 'store'>): Promise<void> {
  if (!(await exist())) {
    return;
  }
  const applications = await store();
  const { records } = await applications.list();
  for (const { key, ended } of records) {
    if (key.host === simulatorHost && ended === null) {
      await applications.change<never>(key, (record) => ({
        ok: true,
        record: setFollowing(record, 'stopped'),
      }));
    }
  }
}
