import assert from 'node:assert/strict';
import { isSecretFile, looksSecret } from '../../../src/messageFiles/secretNames';

describe('names of secrets', () => {
  it('are known, and ordinary names let be', () => {
    for (const name of [
      'GITHUB_TOKEN',
      'dbPassword',
      'APP_SECRET',
      'AWS_ACCESS_KEY_ID',
      'apiKey',
      'AUTH',
      'MY_PAT',
    ])
      assert.ok(looksSecret(name), name);
    for (const name of ['HOME', 'author', 'AUTHOR', 'BUILD_KEYS', 'path', 'version', 'CI_COMMIT_SHA'])
      assert.ok(!looksSecret(name), name);
  });

  it('are those of files, too', () => {
    for (const path of ['.env', 'config/.env.local', 'keys/server.pem', 'id_rsa', 'client-secret.json'])
      assert.ok(isSecretFile(path), path);
    for (const path of ['notes.md', 'env/notes.md', 'environment.txt']) assert.ok(!isSecretFile(path), path);
  });
});
