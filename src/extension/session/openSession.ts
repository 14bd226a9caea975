import * as vscode from 'vscode';
import type { CallHooks, CallRecord, ClientExchange } from '../../client/callRecord';
import { exchangeOfCall } from '../../client/callRecord';
import { FileLimitStore } from '../../client/limits/store/fileLimitStore';
import type { LimitStore } from '../../client/limits/store/limitStore';
import { MemoryLimitStore } from '../../client/limits/store/limitStore';
import { RateLimiter } from '../../client/limits/rateLimiter';
import { SystemAccountLimiter } from '../../client/limits/systemAccountLimiter';
import { createClient } from '../../client/seaTalkClient';
import type { SeaTalkClient } from '../../client/seaTalkClient';
import { createSystemAccountSender } from '../../client/systemAccounts';
import { createFetchTransport } from '../../wire/fetchTransport';
import { Redactor } from '../../wire/redact';
import { endpoints } from '../../contract/endpoints';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX, WEBHOOK_SILENCE_SEC } from '../../contract/limits';
import { MemoryStore } from '../../directory/directoryStore';
import { FileStore } from '../../disk/fileStore';
import { Conversations } from '../../conversations/conversations';
import { GroupDirectory } from '../../directory/groupDirectory';
import { GroupMembers } from '../../directory/groupMembers';
import { GroupMarks } from '../../directory/groupMarks';
import { HistoryDirectory } from '../../directory/historyDirectory';
import { KeptHistory } from '../../directory/keptHistory';
import { PeopleDirectory } from '../../directory/peopleDirectory';
import { RecentTargets } from '../../directory/recentTargets';
import { SentCards } from '../../directory/sentCards';
import type { AppProfile } from '../profiles/appProfile';
import { SecretTokenStore } from '../profiles/secretTokenStore';
import { showWarning } from '../base/notices';
import { describeError } from '../base/describeError';
import { Disposables } from '../../base/disposables';
import { logError } from '../base/showError';
import { logCall } from './callLog';
import { settingIds } from '../contributions';
import type { Session, SessionFactory, SessionsOptions, Trial } from './session';

/** The quota's share from the settings; its default stands in the manifest. By its scope, no workspace can change it. */
function shareSetting(): number | undefined {
  const share = vscode.workspace.getConfiguration().get<number>(settingIds.rateLimitShare);
  return share === undefined ? undefined : Math.min(1, Math.max(0.1, share));
}

/** Messages a page, from the settings; a value typed into the file may be out of range. */
function pageSizeSetting(): number {
  const size = vscode.workspace.getConfiguration().get<number>(settingIds.historyPageSize);
  return size === undefined ? PAGE_SIZE_DEFAULT : Math.min(PAGE_SIZE_MAX, Math.max(1, Math.round(size)));
}

/** Makes sessions. This module brings client, schemas and directories along, so it is imported on first use only. */
export function createSessionFactory(
  { apps, log, clock, storage }: SessionsOptions,
  onCall: (call: ClientExchange) => void,
): SessionFactory {
  const owned = new Disposables();
  const redactor = new Redactor();
  // Looked up at each call: the editor patches `fetch` for proxies, possibly after this module was loaded.
  const transport = createFetchTransport({ fetch: (input, init) => fetch(input, init), clock });
  const logged: CallHooks = { onCall: (record) => logCall(log, exchangeOfCall(record)) };
  const hooks: CallHooks = {
    onCall: (record) => {
      const call = exchangeOfCall(record);
      logCall(log, call);
      onCall(call);
    },
  };
  const limitFiles = new FileLimitStore(vscode.Uri.joinPath(storage, 'limits').fsPath, { clock });
  const limiterParts = (store: LimitStore) => ({
    clock,
    store,
    onStoreError: (error: unknown) => {
      const message = vscode.l10n.t(
        "Couldn't save how much of the rate limits is used. Until that works again, each window counts only its own calls.",
      );
      logError(log, { ...describeError(error), message }, error);
    },
  });
  const limiterFor = (store: LimitStore, share: number | undefined) =>
    new RateLimiter({ ...limiterParts(store), ...(share === undefined ? {} : { share }) });
  const accounts = owned.add(
    new SystemAccountLimiter({ ...limiterParts(limitFiles), quietMs: WEBHOOK_SILENCE_SEC * 1_000 }),
  );

  /** One an app, for all its sessions: what an earlier one still saves must not outlive {@link forget}. */
  const stores = new Map<string, FileStore>();
  const storeOf = (id: string): FileStore => {
    const store =
      stores.get(id) ??
      new FileStore(vscode.Uri.joinPath(storage, 'apps', id).fsPath, {
        onSetAside: (path) =>
          showWarning(
            vscode.l10n.t(
              "A file of this app couldn't be read. It was set aside as {0}, and a new one was begun.",
              path,
            ),
          ),
      });
    stores.set(id, store);
    return store;
  };

  function open(profile: AppProfile): Session {
    const live = new Disposables();
    const local = profile.kind === 'local';
    // The local SeaTalk keeps nothing when it stops, so nothing about it is kept on disk.
    const store = local ? new MemoryStore() : storeOf(profile.id);
    const limiter = live.add(
      limiterFor(local ? new MemoryLimitStore() : limitFiles, profile.quotaShare ?? shareSetting()),
    );
    live.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        const share = shareSetting();
        if (!change.affectsConfiguration(settingIds.rateLimitShare) || share === undefined) return;
        if (profile.quotaShare === undefined) limiter.setShare(share);
      }),
    );
    const client = live.add(
      createClient({
        baseUrl: profile.baseUrl,
        appId: profile.appId,
        secret: () => apps.secret(profile.id),
        transport,
        limiter,
        tokenStore: local ? undefined : new SecretTokenStore(apps, profile.id),
        clock,
        hooks,
        redactor,
      }),
    );
    const onError = (error: unknown) => logError(log, describeError(error, { app: profile }), error);
    const people = live.add(
      new PeopleDirectory({ client, store, bot: profile.bot ?? { name: profile.name }, clock, onError }),
    );
    const keptHistory = live.add(new KeptHistory({ store, clock, onError }));
    const history = live.add(
      new HistoryDirectory({
        client,
        pageSize: pageSizeSetting,
        onMessages: (messages, groupId) => {
          people.learn(messages);
          if (groupId !== undefined) keptHistory.learn(groupId, messages);
        },
        onError,
      }),
    );
    const members = live.add(new GroupMembers({ client, store, clock, onError }));
    // Whoever looks into a group tells who is in it.
    const groupInfoAll: SeaTalkClient['groupInfoAll'] = async (groupId, options) => {
      const info = await client.groupInfoAll(groupId, options);
      members.learn(groupId, info);
      return info;
    };
    const now = () => clock.now();
    return {
      profile,
      client,
      callTitle: (endpoint) => endpoints[endpoint].title,
      groups: live.add(new GroupDirectory({ client, store, clock, onError })),
      marks: live.add(new GroupMarks({ store, clock, onError })),
      members,
      history,
      keptHistory,
      conversations: live.add(new Conversations({ client: { groupInfoAll }, history, now, onError })),
      people,
      recents: new RecentTargets(store, clock),
      sentCards: new SentCards(store, clock),
      dispose: () => live.dispose(),
    };
  }

  /** A client without a store of tokens: the secret itself is to be tried, not an earlier token. */
  function tryOut(
    { baseUrl, appId }: Pick<AppProfile, 'baseUrl' | 'appId'>,
    store: LimitStore,
    share: number | undefined,
    secret: () => Promise<string | undefined>,
    onTried?: (record: CallRecord) => void,
  ): Trial {
    const limiter = limiterFor(store, share);
    const client = createClient({
      baseUrl,
      appId,
      secret,
      transport,
      limiter,
      clock,
      hooks: {
        onCall: (record) => {
          logCall(log, exchangeOfCall(record));
          onTried?.(record);
        },
      },
      redactor,
    });
    return {
      authorize: client.authorize.bind(client),
      call: client.call,
      probe: client.probe.bind(client),
      dispose: () => {
        client.dispose();
        limiter.dispose();
      },
    };
  }

  return {
    open,
    async probe({ secret, ...app }, signal) {
      const client = tryOut(app, limitFiles, shareSetting(), () => Promise.resolve(secret));
      try {
        return await client.probe(signal);
      } finally {
        client.dispose();
      }
    },
    trial(profile, onTried) {
      // As with its session, nothing of the local SeaTalk is on disk.
      const store = profile.kind === 'local' ? new MemoryLimitStore() : limitFiles;
      return tryOut(
        profile,
        store,
        profile.quotaShare ?? shareSetting(),
        () => apps.secret(profile.id),
        onTried,
      );
    },
    async forget(id) {
      const store = storeOf(id);
      stores.delete(id);
      await store.forget();
    },
    systemAccounts: () =>
      createSystemAccountSender({ transport, limiter: accounts, clock, hooks: logged, redactor }),
    dispose: () => owned.dispose(),
  };
}
