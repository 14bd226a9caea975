// Where imports of the host's SDK lead. OpenClaw itself is a peer that nobody installs here.
const sdk = new URL('./pluginSdk.mts', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export const resolve = (specifier, context, next) =>
  next(specifier.startsWith('openclaw/plugin-sdk/') ? sdk : specifier, context);
