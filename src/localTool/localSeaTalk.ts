import * as z from 'zod';
import { createNodeTransport } from '../wire/nodeTransport';
import type { Clock } from '../base/clock';
import { endpointNames, endpoints } from '../contract/endpoints';
import type { Endpoint } from '../contract/endpoint';
import type { PlatformEvent } from '../contract/event';
import { eventTable } from '../contract/eventTable';
import type { Emulator } from '../emulator/emulator';
import { createEmulator } from '../emulator/emulator';
import { deliveryFaultNames } from '../emulator/events/delivery/deliveryFaults';
import { faultNames } from '../emulator/http/namedFaults';
import type { SeedChoice } from '../emulator/seed/seedFile';
import { seedFile } from '../emulator/seed/seedFile';
import { chatAt, messagesOf } from '../emulator/world/messages';
import type { ChatPlace } from '../emulator/world/messageRecords';
import type { AppRecord, AppStatus } from '../emulator/world/records';
import { Bot } from './bot';
import { Control } from './control';
import { Journal } from './journal';
import { localMessage } from './messages';
import { groupNamed, knownApp, knownPerson, oneOf, unknownName } from './names';
import { Person } from './person';
import { Records } from './records';
import type {
  LocalApp,
  LocalBot,
  LocalCall,
  LocalDelivery,
  LocalFault,
  LocalMessage,
  LocalPerson,
  LocalSeaTalk,
  LocalSeaTalkOptions,
} from './types';

const PERMISSIONS = [
  ...new Set(
    [...Object.values<Endpoint>(endpoints), ...Object.values<PlatformEvent>(eventTable)].flatMap(
      ({ permission }) => permission ?? [],
    ),
  ),
];

const faultAnswer = z.object({ id: z.string() });

/** A local SeaTalk for tests: the emulator, with people to act as and bots to expect something of. */
export class LocalWorld implements LocalSeaTalk {
  /** Not the process's `fetch`, which tests replace. Nothing of it is left open. */
  readonly #transport = createNodeTransport();
  readonly #emulator: Emulator;
  readonly #control: Control;
  readonly #journal: Journal;
  readonly #records: Records;
  readonly #port: number;
  #url: string | undefined;

  /** @param clock of everything in it. @throws TypeError for a seed or a public URL that isn't one. */
  constructor({ port = 0, seed, ...options }: LocalSeaTalkOptions, clock: Clock) {
    this.#port = port;
    this.#emulator = createEmulator({ ...options, ...seedOption(seed), clock, transport: this.#transport });
    this.#control = new Control(this.#emulator, () => this.#url);
    this.#journal = new Journal(this.#emulator, clock);
    this.#records = new Records(this.#emulator);
  }

  get url(): string {
    if (this.#url === undefined) throw new Error("The local SeaTalk isn't running. Await start() first.");
    return this.#url;
  }

  get app(): LocalApp {
    return this.#appOf(knownApp(this.#emulator.world, this.#emulator.app.appId));
  }

  get apps(): readonly LocalApp[] {
    return [...this.#emulator.world.apps.values()].map((app) => this.#appOf(app));
  }

  async start(): Promise<this> {
    const { url } = await this.#emulator.start({ port: this.#port });
    this.#url = url;
    return this;
  }

  async stop(): Promise<void> {
    this.#journal.giveUp();
    this.#url = undefined;
    await this.#emulator.stop();
    await this.#transport.close?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  reset(): void {
    this.#emulator.reset();
  }

  person(name: string): LocalPerson {
    const parts = { emulator: this.#emulator, control: this.#control };
    return new Person(knownPerson(this.#emulator.world, name), parts);
  }

  bot(name: string = this.#emulator.app.appId): LocalBot {
    const app = this.#appOf(knownApp(this.#emulator.world, name));
    return new Bot(app, { emulator: this.#emulator, journal: this.#journal, records: this.#records });
  }

  messages(place: { readonly in: string; readonly person?: string }): readonly LocalMessage[] {
    const { world } = this.#emulator;
    return messagesOf(world, chatAt(world, this.#placeNamed(place)).messages).map((message) =>
      localMessage(world, message),
    );
  }

  deliveries(): readonly LocalDelivery[] {
    return this.#records.deliveries();
  }

  calls(): readonly LocalCall[] {
    return this.#records.calls();
  }

  async setStatus(app: string | LocalApp, status: AppStatus): Promise<void> {
    await this.#changeApp(app, { status });
  }

  async revoke(app: string | LocalApp, permission: string): Promise<void> {
    await this.#changeApp(app, { revoke: [oneOf('permission', permission, PERMISSIONS)] });
  }

  async grant(app: string | LocalApp, permission: string): Promise<void> {
    await this.#changeApp(app, { grant: [oneOf('permission', permission, PERMISSIONS)] });
  }

  async failCalls(
    fault: string,
    { call, ...times }: { readonly call?: string; readonly nth?: number; readonly count?: number } = {},
  ): Promise<LocalFault> {
    const name = oneOf('fault of calls', fault, faultNames);
    const which = call === undefined ? {} : { call: oneOf('call', call, endpointNames) };
    return this.#fault('/faults', { name, ...which, ...times });
  }

  async failDeliveries(
    fault: string,
    {
      app,
      ...times
    }: { readonly app?: string | LocalApp; readonly ms?: number; readonly count?: number } = {},
  ): Promise<LocalFault> {
    const name = oneOf('fault of deliveries', fault, deliveryFaultNames);
    const whose = app === undefined ? {} : { app: this.#appId(app) };
    return this.#fault('/delivery-faults', { name, ...whose, ...times });
  }

  async advanceClock(by: number | string): Promise<void> {
    await this.control('POST', '/clock/advance', typeof by === 'number' ? { ms: by } : { by });
  }

  control(method: string, path: string, body?: object): Promise<unknown> {
    return this.#control.ask(method, path, body);
  }

  async #fault(path: string, body: object): Promise<LocalFault> {
    const { id } = faultAnswer.parse(await this.control('POST', path, body));
    return { remove: async () => void (await this.control('DELETE', `${path}/${id}`)) };
  }

  async #changeApp(app: string | LocalApp, change: object): Promise<void> {
    await this.control('PATCH', `/apps/${this.#appId(app)}`, change);
  }

  #appId(app: string | LocalApp): string {
    return knownApp(this.#emulator.world, typeof app === 'string' ? app : app.appId).appId;
  }

  #appOf({ appId, appSecret, signingSecret, name, botSeatalkId }: AppRecord): LocalApp {
    const url = () => this.url;
    return {
      appId,
      appSecret,
      signingSecret,
      name,
      botSeatalkId,
      // Read when it is asked for: the address is known once it runs.
      get environment() {
        return {
          SEATALK_BASE_URL: url(),
          SEATALK_APP_ID: appId,
          SEATALK_APP_SECRET: appSecret,
          SEATALK_SIGNING_SECRET: signingSecret,
        };
      },
    };
  }

  #placeNamed({ in: name, person }: { readonly in: string; readonly person?: string }): ChatPlace {
    const { world } = this.#emulator;
    if (person !== undefined) {
      const { appId } = knownApp(world, name);
      return { kind: 'direct', appId, seatalkId: knownPerson(world, person).seatalkId };
    }
    const group = groupNamed(world, name);
    if (group) return { kind: 'group', groupId: group.groupId };
    const groups = [...world.groups.values()];
    throw unknownName(
      'group',
      name,
      groups.map((one) => one.name),
    );
  }
}

/** @throws TypeError that names every wrong field. */
function seedOption(seed: LocalSeaTalkOptions['seed']): { readonly seed?: SeedChoice } {
  if (seed === undefined) return {};
  if (seed === 'company' || seed === 'empty') return { seed };
  const parsed = seedFile.safeParse(seed);
  if (!parsed.success) throw new TypeError(`The seed isn't one:\n${z.prettifyError(parsed.error)}`);
  return { seed: parsed.data };
}
