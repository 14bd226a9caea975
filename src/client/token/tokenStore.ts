import * as z from 'zod';
import type { Disposable } from '../../base/clock';

/** A token as editor windows share it. It is good for one app at one address only, and for the secret it was issued for. */
export const storedToken = z.object({
  appId: z.string().min(1),
  baseUrl: z.string().min(1),
  /** Of the app secret: with a token of an earlier secret, a mistyped new one would seem to work. */
  secretDigest: z.string().min(1),
  token: z.string().min(1),
  /** Milliseconds since the epoch. */
  obtainedAtMs: z.number(),
  /** Milliseconds since the epoch, by the clock of this machine. */
  expiresAtMs: z.number(),
});
export type StoredToken = z.infer<typeof storedToken>;

/** Where windows share their token: the editor's secret storage. What it loads is checked, so that it may hand out anything. */
export interface TokenStore {
  load(): Promise<StoredToken | undefined>;
  /** `undefined` forgets it. */
  save(token: StoredToken | undefined): Promise<void>;
  /** Calls `listener` after any window saved. */
  onDidChange?(listener: () => void): Disposable;
}
