/// <reference lib="esnext.disposable" preserve="true" />

/**
 * The types of `seatalk-bot-studio/local`. Published as this file stands here, so it doesn't refer to any type of another file.
 */

/** How a local SeaTalk starts. */
export interface LocalSeaTalkOptions {
  /** Port on 127.0.0.1. Default: 0, which takes a free one. */
  readonly port?: number;
  /**
   * What it starts with and goes back to: `company` (default), a small company with people, groups, and two bots; `empty`, with one app;
   * or the JSON of a seed file.
   */
  readonly seed?: 'company' | 'empty' | Readonly<Record<string, unknown>>;
  /** The same number gives the same IDs and the same company. */
  readonly randomSeed?: number;
  /** Whether input that isn't documented is rejected. Default: false, which accepts what clients in use send all the same. */
  readonly strict?: boolean;
  /** Where the bot reaches it, if that isn't 127.0.0.1: links to media lead there. */
  readonly publicUrl?: string;
  /** More host names to answer as, without port, such as `host.docker.internal`. */
  readonly allowedHosts?: readonly string[];
}

/** An app with a bot. Its credentials work only on this local SeaTalk. */
export interface LocalApp {
  readonly appId: string;
  readonly appSecret: string;
  readonly signingSecret: string;
  /** Also the name of its bot. */
  readonly name: string;
  readonly botSeatalkId: string;
  /** What a bot reads: `SEATALK_BASE_URL`, `SEATALK_APP_ID`, `SEATALK_APP_SECRET`, and `SEATALK_SIGNING_SECRET`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A message as it was when it was read. */
export interface LocalMessage {
  /** As the app knows it whose bot is in the chat; of several, the first. Each app has an ID of its own for a message. */
  readonly id: string;
  /** By App ID. */
  readonly ids: Readonly<Record<string, string>>;
  /** Name of the person, bot, or system account. */
  readonly from: string;
  /** Name of the group; in a direct chat, the name of the person. */
  readonly in: string;
  /** ID of the root of its thread, as `id`; empty outside of threads. */
  readonly threadId: string;
  /** ID of the quoted message, as `id`; empty if none is quoted. */
  readonly quotedId: string;
  /** `text`, `image`, `video`, `file`, `interactive_message`, `combined_forwarded_chat_history`, or one without content, such as `sticker`. */
  readonly tag: string;
  /** What a person reads: the text without formatting, or the titles and descriptions of a card, a line each. The name of a file. */
  readonly text: string;
  /** Labels of the buttons of a card, from top to bottom. */
  readonly buttons: readonly string[];
  /** The elements of a card, with the values of its buttons. Only present for cards. */
  readonly elements?: readonly Readonly<Record<string, unknown>>[];
  readonly recalled: boolean;
  /** Unix milliseconds; 0 if it was never edited or updated. */
  readonly editedAtMs: number;
  /** Unix milliseconds on the clock of the local SeaTalk. */
  readonly sentAtMs: number;
}

/** What a person writes: exactly one of these. */
export type LocalContent =
  | {
      /** With SeaTalk's formatting and mention tags: see `mention`. */
      readonly text: string;
      /** 1 (default) with formatting, 2 plain. */
      readonly format?: 1 | 2;
    }
  /** PNG, JPG, or GIF. */
  | { readonly image: Uint8Array }
  | { readonly video: Uint8Array }
  | { readonly file: { readonly filename: string; readonly content: string | Uint8Array } }
  /** A kind without content, such as `sticker`. */
  | { readonly tag: string };

/** Where a person writes. Without anything: the direct chat with the bot of the first app. */
export interface LocalPlace {
  /** Name or ID of a group; name or App ID of a bot for the direct chat with it. Default: the chat of `thread` or `quotes`. */
  readonly in?: string;
  /** The thread to reply in: its root, or any message in it. A message outside of threads becomes the root of one. */
  readonly thread?: LocalMessage;
  /** The message to quote. */
  readonly quotes?: LocalMessage;
}

/**
 * Somebody on the local SeaTalk. What the person can't do in SeaTalk rejects with an Error that says why. Events that an act raises are on
 * their way when its promise resolves, and not yet delivered.
 */
export interface LocalPerson {
  readonly name: string;
  readonly email: string;
  readonly employeeCode: string;
  readonly seatalkId: string;
  /** The tag that mentions the person in a text. */
  readonly mention: string;
  /**
   * Writes a message.
   * @example await mira.writes(`${bot.mention} status`, { in: 'Release room' });
   */
  writes(content: string | LocalContent, place?: LocalPlace): Promise<LocalMessage>;
  /**
   * Taps a callback button of a card.
   * @param button its label or value.
   * @param card default: the latest card with such a button that the person can see.
   */
  taps(button: string, card?: LocalMessage): Promise<void>;
  /** Opens the direct chat with a bot. @param bot name or App ID; default: that of the first app. */
  opensChatWith(bot?: string | LocalBot): Promise<void>;
  /** Replaces the text of one of the person's own messages. Bots are told nothing of it. */
  edits(message: LocalMessage, text: string): Promise<LocalMessage>;
  /** Recalls one of the person's own messages. Bots are told nothing of it. */
  recalls(message: LocalMessage): Promise<void>;
  /** Forwards messages as one record. @param place also a comment, which becomes its last item. */
  forwards(
    messages: LocalMessage | readonly LocalMessage[],
    place?: Pick<LocalPlace, 'in'> & { readonly comment?: string },
  ): Promise<LocalMessage>;
}

/** What a bot is expected to have done. All that is given has to hold. */
export interface LocalExpectation {
  /** A part of the text, or a pattern. */
  readonly text?: string | RegExp;
  /** Name or ID of a group, or a person for the direct chat with them. */
  readonly in?: string;
  /** In the thread of this message. */
  readonly thread?: LocalMessage;
  /** Label or value of a button that it has. */
  readonly button?: string;
  /** Milliseconds to wait for it. Default: 5000, in which SeaTalk expects a bot to answer an event. 0 doesn't wait. */
  readonly within?: number;
}

/** The bot of an app. */
export interface LocalBot {
  readonly app: LocalApp;
  readonly name: string;
  /** The tag that mentions the bot in a text. */
  readonly mention: string;
  /**
   * Says how the bot gets its events: at a callback URL, which is verified with a challenge at once, or through the WebSocket at
   * `/ws/bot`. An app gets events in one way at a time, and in none at first. A reset keeps it.
   * @throws Error with the reason if the URL isn't verified.
   */
  connect(way: { readonly callback: string } | { readonly socket: true }): Promise<void>;
  /** Delivers no events to the bot from now on. */
  disconnect(): void;
  /**
   * Takes the next message that the bot sent, and waits for it if it isn't there yet. Taking a message also takes what the bot sent
   * before it in the same chat, so that an old message never passes for a new one. A streamed message counts once it is complete.
   * @throws Error that lists what the bot sent instead, and which of its calls were rejected.
   */
  sent(expected?: LocalExpectation): Promise<LocalMessage>;
  /** Takes the next update that the bot made to one of its cards, as {@link sent} takes messages. */
  updated(expected?: LocalExpectation): Promise<LocalMessage>;
}

/** One attempt to deliver an event. */
export interface LocalDelivery {
  /** Counts up. */
  readonly id: number;
  /** Name of the app. */
  readonly app: string;
  readonly eventId: string;
  /** Such as `message_from_bot_subscriber`. */
  readonly type: string;
  readonly method: 'callback' | 'socket' | 'none';
  /** 1 for the first; 0 if nothing was tried. */
  readonly attempt: number;
  /** `pending`, `delivered`, `acknowledged`, or what went wrong: see docs/events.md. */
  readonly outcome: string;
  /** Why the event was dropped. */
  readonly reason?: string;
  /** HTTP status that the bot answered with. */
  readonly status?: number;
  /** Unix milliseconds on the clock of the local SeaTalk. */
  readonly atMs: number;
  /** Milliseconds; 0 while it is pending. */
  readonly durationMs: number;
  /** The event with its envelope, as the bot got it. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** A call that came in, without its bodies. */
export interface LocalCall {
  /** Name of the app; empty for a call that none could be found for. */
  readonly app: string;
  /** Name of the call, such as `sendMessageToGroupChat`; empty for a path that SeaTalk doesn't have. */
  readonly call: string;
  readonly method: string;
  readonly path: string;
  /** HTTP status; 0 if a fault cut the connection. */
  readonly status: number;
  /** Result code; 0 is success. */
  readonly code?: number;
  /** Why it was rejected. */
  readonly message?: string;
  /** What was accepted though it isn't documented. */
  readonly remarks: readonly string[];
  /** Unix milliseconds on the clock of the local SeaTalk. */
  readonly atMs: number;
  readonly durationMs: number;
}

/** Something that goes wrong until it is removed. */
export interface LocalFault {
  remove(): Promise<void>;
}

/** A SeaTalk platform on this machine, in this process. Any number of them can run at once; each is a world of its own. */
export interface LocalSeaTalk extends AsyncDisposable {
  /** Its base URL, such as `http://127.0.0.1:40213`. @throws Error unless it runs. */
  readonly url: string;
  /** The first app of the seed. */
  readonly app: LocalApp;
  readonly apps: readonly LocalApp[];
  /** Listens on 127.0.0.1. @returns itself. @throws Error if it runs already, and the system's error if the port can't be had. */
  start(): Promise<this>;
  /** Ends all connections, deliveries, and waits. It can be started again, with what was in it. */
  stop(): Promise<void>;
  /** Goes back to the seed, with no faults and no records. Connections of bots stay; the clock keeps its time. */
  reset(): void;
  /** Somebody by email, employee code, SeaTalk ID, name, or first name. @throws TypeError that says who is there. */
  person(name: string): LocalPerson;
  /** A bot by name or App ID; that of the first app without one. @throws TypeError that says which bots there are. */
  bot(name?: string): LocalBot;
  /** The messages of a chat as a person sees them, oldest first. @param place a group, or the direct chat of `person` with a bot. */
  messages(place: { readonly in: string; readonly person?: string }): readonly LocalMessage[];
  /** The latest 1000 attempts to deliver events, oldest first. */
  deliveries(): readonly LocalDelivery[];
  /** The latest 1000 calls, oldest first. */
  calls(): readonly LocalCall[];
  /** Changes the status of an app. One that isn't online gets no events, and its calls are rejected. */
  setStatus(
    app: string | LocalApp,
    status: 'not_configured' | 'online' | 'maintenance' | 'offline',
  ): Promise<void>;
  /** Takes a permission from an app. @param permission its name in the developer portal, such as `Send Message to Group Chat`. */
  revoke(app: string | LocalApp, permission: string): Promise<void>;
  /** Gives a permission to an app. */
  grant(app: string | LocalApp, permission: string): Promise<void>;
  /**
   * Lets calls fail.
   * @param fault its name, such as `bad_gateway`, `answer_lost`, or `daily_limit`; docs/local-seatalk.md lists them.
   * @param where `call`: which, by name; default: all that it can happen to. `nth`: the first that fails, counted from 1. `count`: how many.
   * @throws TypeError for a name that doesn't exist.
   */
  failCalls(
    fault: string,
    where?: { readonly call?: string; readonly nth?: number; readonly count?: number },
  ): Promise<LocalFault>;
  /**
   * Lets deliveries go wrong.
   * @param fault `lose`, `double`, `delay`, `out_of_order`, `wrong_signature`, `slow_socket`, `cut_frame`, or `half_open`.
   * @param where `app`: whose; default: all. `ms`: for faults that take time. `count`: how many events or frames it meets.
   * @throws TypeError for a name that doesn't exist.
   */
  failDeliveries(
    fault: string,
    where?: { readonly app?: string | LocalApp; readonly ms?: number; readonly count?: number },
  ): Promise<LocalFault>;
  /**
   * Moves its clock forward: tokens expire, rate windows pass, messages age. Timers, such as those of repeated deliveries, aren't moved.
   * @param by milliseconds, or a time such as `2d 3h`.
   */
  advanceClock(by: number | string): Promise<void>;
  /**
   * Makes a control request, for anything that has no method here: docs/acting-as-people.md and docs/events.md list the routes.
   * @param path below `/_local`, such as `/groups`.
   * @returns the answer.
   * @throws Error with what the route says, unless it can be carried out.
   */
  control(method: string, path: string, body?: object): Promise<unknown>;
}

/**
 * Makes a SeaTalk platform for tests, on this machine and in this process. Nothing leaves the machine.
 * @example await using seatalk = await createLocalSeaTalk().start();
 * @throws TypeError for a seed or a public URL that isn't one.
 */
export declare function createLocalSeaTalk(options?: LocalSeaTalkOptions): LocalSeaTalk;
