import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { Endpoint } from '../contract/endpoint';
import type { EndpointName, RequestOf, ResponseOf } from '../contract/endpoints';
import { endpointNames, endpoints } from '../contract/endpoints';
import type { GroupInfo } from '../contract/group';
import type { CallLimiter, Job } from './call/caller';
import { Caller } from './call/caller';
import type { CallOptions } from './call/callOptions';
import { prepareRequest } from './call/prepareRequest';
import { readAnswer } from './call/readAnswer';
import type { CallHooks } from './callRecord';
import type { Download, DownloadCallOptions } from './download';
import { download } from './download';
import type { LimitGauge } from './limits/limitCall';
import type { ProbeResult } from './probe';
import { probe } from './probe';
import type { IssuedToken } from './token/tokenSource';
import { TokenSource } from './token/tokenSource';
import type { TokenStore } from './token/tokenStore';
import { Redactor } from '../wire/redact';
import { serverNowMs } from './serverNow';
import type { Transport } from '../wire/transport';
import type { CallByName, WalkOptions } from './walk';
import { groupInfoAll, walk } from './walk';

/** The calls that a client has a method for: all with a token and a JSON answer. */
export type ClientCallName = Exclude<
  EndpointName,
  'getAppAccessToken' | 'downloadFile' | 'sendSystemAccountMessage'
>;

type Methods = {
  [Name in ClientCallName]: (request: RequestOf<Name>, options?: CallOptions) => Promise<ResponseOf<Name>>;
};

export interface ClientGauge {
  /** When the token in use ends, in milliseconds since the epoch; `undefined` before the first call. */
  readonly tokenExpiresAtMs: number | undefined;
  /** What is left of the rate limits, for the calls that were used. */
  readonly limits: readonly { readonly endpoint: EndpointName; readonly gauge: LimitGauge }[];
}

/** One app's way to the platform. Every method throws {@link SeaTalkError} and nothing else. */
export interface SeaTalkClient extends Methods {
  readonly baseUrl: string;
  readonly appId: string;
  readonly call: <Name extends ClientCallName>(
    name: Name,
    request: RequestOf<Name>,
    options?: CallOptions,
  ) => Promise<ResponseOf<Name>>;
  /** Ids of the groups the bot is in, a page at a time. */
  joinedGroups(options?: WalkOptions): AsyncIterable<string[]>;
  /** A group's details with the members of every page. */
  groupInfoAll(groupId: string, options?: CallOptions): Promise<GroupInfo>;
  /** An image, video or file by the URL that stands in its message. */
  download(url: string, options?: DownloadCallOptions): Promise<Download>;
  /** Gets an access token, unless there is one. @throws SeaTalkError; AbortError when it was given up. */
  authorize(signal?: AbortSignal): Promise<void>;
  /** Tries out with cheap reads what the app may do. Does not throw. */
  probe(signal?: AbortSignal): Promise<ProbeResult[]>;
  gauge(): ClientGauge;
  /** Forgets the token, in other windows too. */
  invalidateToken(): void;
  /** Ends what waits for a token. Limiter and transport belong to whoever made them. */
  dispose(): void;
}

export interface ClientOptions {
  /** Scheme, host and port; the only place the token is sent to. */
  readonly baseUrl: string;
  readonly appId: string;
  /** Reads the app secret each time a token is needed. */
  readonly secret: () => Promise<string | undefined>;
  readonly transport: Transport;
  readonly limiter: CallLimiter;
  readonly tokenStore?: TokenStore | undefined;
  readonly clock?: Clock | undefined;
  /** In [0, 1). */
  readonly random?: (() => number) | undefined;
  readonly hooks?: CallHooks | undefined;
  /** Shared with the log, so that it knows this app's secrets too. */
  readonly redactor?: Redactor | undefined;
  /** Milliseconds; see `TransportRequest`. */
  readonly timeouts?: { readonly headersMs?: number; readonly bodyMs?: number } | undefined;
}

/** How long a token request may take, repeats included. The calls that wait for it have deadlines of their own. */
const TOKEN_DEADLINE_MS = 30_000;

/** Makes a client for one app. Nothing is read or sent before the first call. */
export function createClient(options: ClientOptions): SeaTalkClient {
  const { appId, transport, limiter, hooks, timeouts } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const clock = options.clock ?? systemClock;
  const redactor = options.redactor ?? new Redactor();
  const caller = new Caller({
    appId,
    transport,
    limiter,
    clock,
    random: options.random ?? Math.random,
    redactor,
    hooks,
    headersTimeoutMs: timeouts?.headersMs,
    bodyTimeoutMs: timeouts?.bodyMs,
  });
  const limitKey = (endpoint: Endpoint) => `${baseUrl}#${appId}${endpoint.path}`;
  const tokens = new TokenSource({
    appId,
    baseUrl,
    secret: options.secret,
    issue: (secret, signal) => issueToken(caller, baseUrl, appId, limitKey, secret, signal),
    store: options.tokenStore,
    clock,
    hide: (secret) => redactor.register(secret),
  });

  const call = (async (name: ClientCallName, request: unknown, callOptions: CallOptions = {}) => {
    const endpoint: Endpoint = endpoints[name];
    const job: Job = {
      request: prepareRequest(name, endpoint, request, baseUrl),
      limitKey: limitKey(endpoint),
      tokens,
    };
    return caller.call(job, callOptions, readAnswer);
  }) as CallByName;

  const token = async (signal: AbortSignal | undefined): Promise<string> => {
    const scope = caller.scope({ signal, deadlineMs: TOKEN_DEADLINE_MS });
    try {
      return await scope.race(tokens.get());
    } finally {
      scope.dispose();
    }
  };

  const names = endpointNames.filter(isClientCall);
  const methods = Object.fromEntries(
    names.map((name) => [
      name,
      (request: never, callOptions?: CallOptions) => call(name, request, callOptions),
    ]),
  ) as Methods;

  const client: SeaTalkClient = {
    ...methods,
    baseUrl,
    appId,
    call,
    async *joinedGroups(walkOptions = {}) {
      for await (const { page } of walk(call, 'getJoinedGroupChats', {}, walkOptions)) {
        yield page.joined_group_chats?.group_id ?? [];
      }
    },
    groupInfoAll: (groupId, callOptions = {}) => groupInfoAll(call, groupId, callOptions),
    download: (url, downloadOptions = {}) =>
      download(caller, tokens, redactor, baseUrl, limitKey(endpoints.downloadFile), url, downloadOptions),
    authorize: async (signal) => {
      await token(signal);
    },
    probe: (signal) => probe(call, () => token(signal), signal),
    gauge: () => ({
      tokenExpiresAtMs: tokens.expiresAtMs,
      limits: endpointNames.flatMap((endpoint) => {
        const gauge = limiter.gauge(limitKey(endpoints[endpoint]));
        return gauge ? [{ endpoint, gauge }] : [];
      }),
    }),
    invalidateToken: () => tokens.invalidate(),
    dispose: () => tokens.dispose(),
  };
  return client;
}

/** Whether the client has a method for a row of the table. */
export function isClientCall(name: EndpointName): name is ClientCallName {
  const { auth, answer } = endpoints[name];
  return auth === 'token' && answer === 'json';
}

async function issueToken(
  caller: Caller,
  baseUrl: string,
  appId: string,
  limitKey: (endpoint: Endpoint) => string,
  secret: string,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const name = 'getAppAccessToken';
  const endpoint: Endpoint = endpoints[name];
  const request = prepareRequest(name, endpoint, { app_id: appId, app_secret: secret }, baseUrl);
  let nowMs: number | undefined;
  const issued = await caller.call(
    { request, limitKey: limitKey(endpoint) },
    { signal, deadlineMs: TOKEN_DEADLINE_MS },
    (row, response) => {
      nowMs = serverNowMs(response);
      return readAnswer(row, response);
    },
  );
  const { app_access_token: token, expire } = issued as ResponseOf<typeof name>;
  return { token, expire, serverNowMs: nowMs };
}
