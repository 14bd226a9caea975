import { randomBytes, randomUUID } from 'node:crypto';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { Subscribe } from '../base/emitter';
import { WEBHOOK_PATH_PREFIX } from '../contract/baseUrl';
import type { Transport } from '../wire/transport';
import { addControlRoutes } from './control/controlRoutes';
import type { Deliveries } from './events/delivery/deliveries';
import { openSocketDoor } from './events/delivery/socket/socketDoor';
import type { Activity } from './http/activity';
import { activityOf } from './http/activity';
import { defaultEventSwitches } from './events/eventSwitches';
import type { OutgoingEvent } from './events/outgoingEvent';
import { createRoutes } from './http/app';
import { publicOrigin, ServedHosts } from './http/servedHosts';
import { OffsetClock } from './offsetClock';
import { Platform } from './platform';
import { seedOf } from './seed/builtIn';
import { loadSeed } from './seed/loadSeed';
import type { SeedChoice } from './seed/seedFile';
import type { Change } from './world/change';
import type { World } from './world/world';

export interface EmulatorOptions {
  readonly clock?: Clock;
  /** The state at the start and after a reset; the small company by default. */
  readonly seed?: SeedChoice;
  /** The same number gives the same ids and the same company. */
  readonly randomSeed?: number;
  /** Whether input is rejected that isn't documented and that some clients send all the same; otherwise it is remarked on. */
  readonly strict?: boolean;
  /**
   * Where clients reach it, when that isn't the address it listens on, such as `https://openapi.seatalk.io` for a client that has the
   * host built in: links to media lead there, and requests for this host are answered.
   */
  readonly publicUrl?: string;
  /** More host names to answer as, without port, such as `host.docker.internal`. */
  readonly allowedHosts?: readonly string[];
  /** How events are posted to bots; the host's `fetch` by default. */
  readonly transport?: Transport;
}

export interface WebhookAddress {
  readonly name: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly url: string;
}

/** A SeaTalk platform on this machine. */
export interface Emulator {
  /** The first app of the seed. */
  readonly app: {
    readonly appId: string;
    readonly appSecret: string;
    readonly signingSecret: string;
    readonly name: string;
    /** The sender of its messages. */
    readonly botSeatalkId: string;
  };
  /** System accounts and their webhooks; complete URLs once it is started. */
  readonly webhooks: readonly WebhookAddress[];
  /** Everything in it, as it is now. Readonly: control routes and calls write to it. */
  readonly world: World;
  /** Opens the control routes; sent as `x-local-token`. */
  readonly controlToken: string;
  /**
   * Listens on 127.0.0.1.
   * @param options `port`: 0, the default, picks a free one.
   * @throws the system's error when the port can't be had.
   */
  start(options?: {
    readonly port?: number;
  }): Promise<{ url: string; port: number; control: { token: string } }>;
  /** Stops it and closes all connections. */
  stop(): Promise<void>;
  /** Answers a request without a socket. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Goes back to the seed. The clock keeps its time. */
  reset(): void;
  /** Fires after each call, answered or cut. */
  readonly onActivity: Subscribe<Activity>;
  /** Fires after each write to the world, by a call or a control route. */
  readonly onChange: Subscribe<Change>;
  /** How bots get their events: by callback or through the WebSocket at `/ws/bot`. */
  readonly deliveries: Deliveries;
  /** Fires for each event that a write raises for an app, whether or not the app has a way to get it. */
  readonly onEvent: Subscribe<OutgoingEvent>;
}

const DEFAULT_RANDOM_SEED = 20_260_101;
const HOST = '127.0.0.1';

/** @throws TypeError for a public URL that isn't one. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = new OffsetClock(options.clock ?? systemClock);
  const randomSeed = options.randomSeed ?? DEFAULT_RANDOM_SEED;
  const load = (seed: SeedChoice) => loadSeed(seedOf(seed, randomSeed), clock.now(), randomSeed);
  let seed = options.seed ?? 'company';
  const platform = new Platform(clock, load(seed), warn, options.transport);
  platform.strict = options.strict ?? false;
  const controlToken = randomBytes(16).toString('hex');
  let server: ReturnType<typeof createAdaptorServer> | undefined;
  let port: number | undefined;

  const linkOrigin = options.publicUrl === undefined ? undefined : publicOrigin(options.publicUrl);
  const hosts = new ServedHosts({ port: () => port, publicOrigin: linkOrigin, hosts: options.allowedHosts });
  const app = createRoutes({
    platform,
    hosts,
    // Made in stock, so that no call waits for the system's randomness.
    requestId: () => randomUUID().replaceAll('-', '').slice(0, 16),
  });
  const reset = (next: SeedChoice = seed) => {
    // Loaded first, so that an invalid seed changes nothing.
    const live = load(next);
    seed = next;
    platform.replace(live, 'reset');
    platform.strict = options.strict ?? false;
    platform.eventSwitches = defaultEventSwitches;
    platform.faults.clear();
    platform.traffic.clear();
  };
  addControlRoutes(app, { platform, controlToken, reset });

  const origin = () => `http://${HOST}:${port ?? 0}`;
  platform.linkOrigin = () => linkOrigin ?? origin();
  return {
    get app() {
      return firstApp(platform.world);
    },
    get webhooks() {
      return webhooksOf(platform.world, origin());
    },
    get world() {
      return platform.world;
    },
    controlToken,
    async start({ port: requestedPort = 0 } = {}) {
      if (server) throw new Error('The local SeaTalk is running already');
      // The extension host is shared: its global Request and Response stay as they are.
      const starting = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
      server = starting;
      if (starting instanceof Server)
        openSocketDoor(starting, {
          clock,
          hosts,
          onConnect: (socket) => platform.deliveries.connect(socket),
        });
      try {
        await new Promise<void>((resolve, reject) => {
          starting.once('error', reject);
          starting.listen(requestedPort, HOST, resolve);
        });
      } catch (error) {
        server = undefined;
        throw error;
      }
      const address = starting.address() as AddressInfo;
      port = address.port;
      return { url: origin(), port: address.port, control: { token: controlToken } };
    },
    async stop() {
      const stopping = server;
      server = undefined;
      port = undefined;
      platform.stop();
      if (!stopping) return;
      await new Promise<void>((resolve) => {
        stopping.close(() => resolve());
        if ('closeAllConnections' in stopping) stopping.closeAllConnections();
      });
    },
    request: async (path, init) => app.request(path, init, {}),
    reset: () => reset(),
    onActivity: (listener) => platform.traffic.onDidAdd((exchange) => listener(activityOf(exchange))),
    onChange: platform.onChange,
    deliveries: platform.deliveries,
    onEvent: platform.onEvent,
  };
}

/** An error of a listener must not fail the call that fired it. It is shown as a warning of the process. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

function firstApp(world: World): Emulator['app'] {
  for (const { appId, appSecret, signingSecret, name, botSeatalkId } of world.apps.values())
    return { appId, appSecret, signingSecret, name, botSeatalkId };
  throw new Error('A local SeaTalk has at least one app');
}

function webhooksOf(world: World, origin: string): WebhookAddress[] {
  return [...world.systemAccounts.values()]
    .filter((account) => account.active && !account.deleted)
    .map(({ name, groupId, key }) => ({
      name,
      groupId,
      groupName: world.groups.get(groupId)?.name ?? '',
      url: origin + WEBHOOK_PATH_PREFIX + key,
    }));
}
