// Activates a bundle against a stand-in for the editor and prints what it touched: timers, sockets, name look-ups, files.
// A process of its own, so that what the test runner does is not counted.
const dns = require('node:dns');
const fs = require('node:fs');
const Module = require('node:module');
const net = require('node:net');

let registeredCommands = false;
const touched = [];

/** Anything: a value, a function, a class. Good for code that builds and registers, and does not look at answers. */
function anything(name) {
  return new Proxy(function () {}, {
    get(_target, key) {
      if (key === 'then' || key === 'prototype') return undefined;
      if (key === Symbol.toPrimitive) return () => '';
      return anything(`${name}.${String(key)}`);
    },
    apply() {
      if (name === 'vscode.commands.registerCommand') registeredCommands = true;
      return anything(`${name}()`);
    },
    set: () => true,
    construct: () => anything(`new ${name}`),
  });
}

/* oxlint-disable no-underscore-dangle -- the only place where a module can be given to code that asks for it by name */
const load = Module._load;
// Bundles copy the own properties of a module and keep its prototype: so everything comes from the prototype.
const vscode = Object.create(anything('vscode'));
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const bundle = require(process.argv[2]);

const watch = (object, label, keys) => {
  for (const key of keys) {
    const original = object[key];
    object[key] = function (...given) {
      touched.push(`${label}.${key}`);
      return Reflect.apply(original, this, given);
    };
  }
};
const functionsOf = (object) =>
  Object.keys(object).filter((key) => /^[a-z]/.test(key) && typeof object[key] === 'function');
watch(globalThis, 'global', ['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
watch(net.Socket.prototype, 'socket', ['connect']);
watch(net.Server.prototype, 'server', ['listen']);
watch(dns, 'dns', ['lookup']);
watch(fs, 'fs', functionsOf(fs));
watch(fs.promises, 'fs.promises', functionsOf(fs.promises));

const store = {
  get: () => undefined,
  update: async () => undefined,
  keys: () => [],
  setKeysForSync: () => undefined,
};
bundle.activate({
  subscriptions: [],
  globalState: store,
  workspaceState: store,
  secrets: anything('secrets'),
  globalStorageUri: anything('uri'),
  extensionUri: anything('uri'),
  extension: anything('extension'),
});
process.nextTick(() => {
  const seen = [...touched];
  process.stdout.write(JSON.stringify({ registeredCommands, touched: seen }));
});
