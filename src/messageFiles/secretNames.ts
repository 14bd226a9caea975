const WORDS: ReadonlySet<string> = new Set([
  'auth',
  'apikey',
  'bearer',
  'cookie',
  'credential',
  'credentials',
  'dsn',
  'passphrase',
  'pat',
  'pwd',
]);
const PARTS = /secret|token|passw(?:or)?d/iu;
/** A key by itself may be anything; these words make it one that is kept. */
const KEYS = /(?:access|api|app|client|encryption|private|signing|ssh)[_-]?key/iu;
/** Files that secrets are kept in. */
const FILES =
  /^(?:\.env(?:\..*)?|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519))$|\.(?:pem|key|p12|pfx|jks|keystore|kdbx|env)$/iu;

/** Whether a variable or an environment variable is named like a secret. */
export function looksSecret(name: string): boolean {
  if (PARTS.test(name) || KEYS.test(name)) return true;
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, '_').split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => WORDS.has(word.toLowerCase()));
}

/** Whether a file is one that secrets are kept in, by its name. */
export function isSecretFile(path: string): boolean {
  return (
    path.split(/[/\\]/u).some((part) => FILES.test(part)) || PARTS.test(path.split(/[/\\]/u).at(-1) ?? '')
  );
}
