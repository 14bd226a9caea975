import type { SecretKind } from '../storageKeys';

/** What was to be done with a secret. */
export type SecretAct = 'read' | 'store' | 'delete';

/** The editor's secret storage failed, such as when the keyring of the system is locked. Nothing secret is in it. */
export class SecretStorageError extends Error {
  override readonly name = 'SecretStorageError';
  readonly act: SecretAct;
  readonly kind: SecretKind;

  constructor(act: SecretAct, kind: SecretKind, cause: unknown) {
    super(`The secret storage failed to ${act} a secret`, { cause });
    this.act = act;
    this.kind = kind;
  }
}
