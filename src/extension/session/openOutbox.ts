import { FileStore } from '../../disk/fileStore';
import { Outbox } from '../../sending/outbox';
import type { OutboxOptions } from '../../sending/outbox';

/** The outbox of a window. @param folder shared by all windows */
export function openOutbox(folder: string, options: Omit<OutboxOptions, 'store'>): Outbox {
  return new Outbox({ ...options, store: new FileStore(folder) });
}
