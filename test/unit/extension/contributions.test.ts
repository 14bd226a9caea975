import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  appItems,
  commandIds,
  contextKeys,
  eventItems,
  groupItems,
  internalCommands,
  messageTraits,
  outboxItems,
  schemes,
  settingIds,
  viewIds,
  viewTypes,
} from '../../../src/extension/contributions';
import { mementoKeys, readSecretKey, secretKey } from '../../../src/extension/storageKeys';
import type { SecretKind } from '../../../src/extension/storageKeys';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { id: string }[] };
    readonly viewsWelcome: readonly { view: string; when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { scope: string }>> };
    readonly customEditors: readonly { viewType: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly completionEvents?: readonly string[];
        readonly media: { readonly image?: string; readonly svg?: string };
      }[];
    }[];
  };
}

const root = path.resolve(__dirname, '../../..');
const manifestText = readFileSync(path.join(root, 'package.json'), 'utf8');
const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const { contributes } = JSON.parse(manifestText) as Manifest;
const menuItems = Object.values(contributes.menus).flat();
const declared = contributes.commands.map(({ command }) => command);
const whens = [
  ...[...menuItems, ...contributes.viewsWelcome].map(({ when }) => when ?? ''),
  ...contributes.commands.map(({ enablement }) => enablement ?? ''),
];

const values = (table: Readonly<Record<string, string>>): readonly string[] => Object.values(table);
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();
const captured = (pattern: RegExp): readonly string[] =>
  whens.flatMap((when) => [...when.matchAll(pattern)].map(([, found]) => found ?? ''));

/** Every value a row's `viewItem` can have: that of a message is followed by what the message offers. */
function possibleItems(): readonly string[] {
  const { media, text, card, own } = messageTraits;
  const traits = ['', media].flatMap((one) =>
    ['', text].flatMap((two) => ['', card, `${card}${own}`].map((three) => `${one}${two}${three}`)),
  );
  return [...values(appItems), ...values(groupItems), ...values(eventItems), ...values(outboxItems)].flatMap(
    (item) => (item.startsWith(groupItems.message) ? traits.map((trait) => `${item}${trait}`) : [item]),
  );
}

/** What each `when` clause asks of `viewItem`. */
const asked: readonly RegExp[] = [
  ...captured(/viewItem =~ \/((?:[^/\\]|\\.)+)\//gu).map((pattern) => new RegExp(pattern, 'u')),
  ...captured(/viewItem == ([\w.]+)/gu).map((item) => new RegExp(`^${item.replaceAll('.', '\\.')}$`, 'u')),
];

describe('contributions', () => {
  it('the code and the manifest name the same commands', () => {
    assert.deepEqual(declared.toSorted(), values(commandIds).toSorted());
  });

  it('the manifest names no command that is for the extension alone', () => {
    for (const id of values(internalCommands)) assert.ok(!manifestText.includes(`"${id}"`), id);
  });

  it('the code and the manifest name the same views', () => {
    assert.deepEqual(
      sorted(
        Object.values(contributes.views)
          .flat()
          .map(({ id }) => id),
      ),
      sorted([viewIds.apps, viewIds.groups, viewIds.events, viewIds.outbox]),
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [viewIds.container],
    );
    assert.deepEqual(Object.keys(contributes.views), [viewIds.container]);
    const named = [...captured(/\bview == ([\w.]+)/gu), ...contributes.viewsWelcome.map(({ view }) => view)];
    assert.deepEqual(sorted(named), sorted([viewIds.apps, viewIds.groups, viewIds.events, viewIds.outbox]));
  });

  it('the code and the manifest name the same settings', () => {
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).toSorted(),
      values(settingIds).toSorted(),
    );
  });

  it('no workspace can change how much of the quota is used', () => {
    assert.equal(contributes.configuration.properties[settingIds.rateLimitShare]?.scope, 'application');
  });

  it('menus, welcome texts and walkthroughs name commands that exist', () => {
    const steps = contributes.walkthroughs.flatMap(({ steps: each }) => each);
    const events = steps.flatMap(({ completionEvents }) => completionEvents ?? []);
    const ofTheEditor = [
      `${viewIds.groups}.focus`,
      `${viewIds.apps}.focus`,
      'workbench.action.openWalkthrough',
    ];
    const known: readonly string[] = [...declared, ...ofTheEditor];
    assert.deepEqual(
      [
        ...menuItems.map(({ command }) => command),
        ...[...JSON.stringify(texts).matchAll(/command:([\w.]+)/gu)].map(([, id]) => id ?? ''),
        ...events.flatMap((event) => /^onCommand:(.+)$/u.exec(event)?.[1] ?? []),
      ].filter((id) => !known.includes(id)),
      [],
    );
    for (const event of events) {
      const [, kind, name = ''] = /^on(View|Context):(.+)$/u.exec(event) ?? [];
      if (kind === 'View') assert.ok(values(viewIds).includes(name), event);
      if (kind === 'Context') assert.ok(values(contextKeys).includes(name), event);
    }
  });

  it('the walkthrough opens from the welcome view, and each step ticks by what was done and has a picture', () => {
    const { publisher, name } = JSON.parse(manifestText) as { publisher: string; name: string };
    const [walkthrough] = contributes.walkthroughs;
    const opened = encodeURIComponent(JSON.stringify(`${publisher}.${name}#${walkthrough?.id}`));
    assert.ok(texts['welcome.start']?.includes(`openWalkthrough?${opened}`), opened);
    for (const { id, completionEvents = [], media } of walkthrough?.steps ?? []) {
      assert.match(completionEvents.join(), /^onContext:seatalk\.[\w.]+$/u, id);
      assert.ok(existsSync(path.join(root, media.image ?? media.svg ?? '')), id);
    }
  });

  it('when clauses and the walkthrough use the context keys that are set, and all of them', () => {
    const plain = whens.map((when) =>
      when.replaceAll(/\w+ =~ \/(?:[^/\\]|\\.)+\//gu, '').replaceAll(/\w+ == '?[\w.-]+'?/gu, ''),
    );
    const used = plain.flatMap((when) => [...when.matchAll(/seatalk(?:\.\w+)+/gu)].map(([key]) => key));
    const ticks = contributes.walkthroughs
      .flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents ?? []))
      .map((event) => event.replace(/^onContext:/u, ''));
    assert.deepEqual(sorted([...used, ...ticks]), sorted(values(contextKeys)));
  });

  it('when clauses ask for rows that exist', () => {
    const possible = possibleItems();
    for (const pattern of asked)
      assert.ok(
        possible.some((item) => pattern.test(item)),
        String(pattern),
      );
  });

  it('rows are asked for by when clauses, but for those that offer nothing', () => {
    const plain = [
      appItems.localWebhook,
      outboxItems.sent,
      groupItems.loadMore,
      groupItems.info,
      groupItems.error,
      groupItems.missingPermission,
      eventItems.info,
    ];
    assert.deepEqual(
      possibleItems()
        .filter((item) => !asked.some((pattern) => pattern.test(item)))
        .toSorted(),
      plain.toSorted(),
    );
  });

  it('each alternative in a pattern for rows matches some row', () => {
    const possible = possibleItems();
    for (const { source } of asked) {
      const [, inside] = /\(([^()?]*\|[^()?]*)\)/u.exec(source) ?? [];
      for (const alternative of inside?.split('|') ?? []) {
        const narrowed = new RegExp(source.replace(`(${inside})`, `(?:${alternative})`), 'u');
        assert.ok(
          possible.some((item) => narrowed.test(item)),
          String(narrowed),
        );
      }
    }
  });

  it('the manifest knows the types of editors and panels', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType }) => viewType),
      [viewTypes.cardEditor],
    );
    assert.deepEqual(
      sorted(captured(/active(?:WebviewPanel|CustomEditor)Id == '([\w.]+)'/gu)),
      sorted(values(viewTypes)),
    );
  });

  it('the manifest names schemes of documents as the code does', () => {
    const named = captured(/resourceScheme == ([\w-]+)/gu).filter((name) => name.startsWith('seatalk'));
    assert.deepEqual(sorted(named), sorted([schemes.comparison, schemes.sentCard]));
  });

  it('no text of the manifest is missing, and none is left over', () => {
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key ?? '');
    assert.deepEqual(Object.keys(texts).toSorted(), sorted(used));
  });

  it('no name stands anywhere else in the code', () => {
    const folder = path.join(root, 'src/extension');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !['contributions.ts', 'storageKeys.ts'].includes(file),
    );
    assert.ok(files.length > 100);
    // A dot or a hyphen after the name, inside quotes: what is displayed, an address or a comment has none.
    const literal = /(['"`])seatalk[.-][^'"`\n]*\1/gu;
    const found = files.flatMap((file) => {
      const code = readFileSync(path.join(folder, file), 'utf8').replaceAll(
        /\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu,
        '',
      );
      return [...code.matchAll(literal)].map(([text]) => `${file}: ${text}`);
    });
    assert.deepEqual(found, []);
  });
});

describe('keys of what the editor keeps', () => {
  it('no two are the same', () => {
    assert.equal(new Set(values(mementoKeys)).size, values(mementoKeys).length);
  });

  it('a secret’s key stays as it is, and is read back', () => {
    const keys: readonly (readonly [SecretKind, string])[] = [
      ['appSecret', 'seatalk.app.a-1.secret'],
      ['signingSecret', 'seatalk.app.a-1.signingSecret'],
      ['token', 'seatalk.app.a-1.token'],
      ['webhookUrl', 'seatalk.webhook.a-1.url'],
    ];
    for (const [kind, key] of keys) {
      assert.equal(secretKey(kind, 'a-1'), key);
      assert.deepEqual(readSecretKey(key), { kind, id: 'a-1' });
    }
  });

  it('any other key is nobody’s secret', () => {
    for (const key of [
      '',
      'seatalk.app.a-1',
      'seatalk.app.a-1.url',
      'seatalk.webhook.a-1.secret',
      'other.app.a.secret',
    ])
      assert.equal(readSecretKey(key), undefined, key);
  });
});
