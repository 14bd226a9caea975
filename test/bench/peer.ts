/**
 * Loads a library to compare with. Its types are given by the caller, since the type check must pass where these libraries, which
 * only `npm run bench` installs, are missing.
 */
export async function loadPeer<T>(name: string): Promise<T> {
  const loaded: T = await import(name);
  return loaded;
}
