import type { RandomSource } from '../../world/random';
import { pick, randomInt } from '../../world/random';
import { formatDuration } from '../duration';
import type { SeedMessage } from '../seedFile';
import type { Talk } from './talk';

const MINUTE_MS = 60_000;

const SERVICES = ['planner-api', 'sync-worker', 'export-service', 'web-app', 'notifier'] as const;
const TESTS = ['swap_request.spec', 'month_view.spec', 'leave_import.spec', 'night_shift.spec'] as const;

export interface Chatter {
  readonly random: RandomSource;
  readonly talks: readonly [Talk, ...Talk[]];
  readonly people: readonly string[];
  readonly bot: string;
  /** When it begins and ends, in milliseconds before the start. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Average length of one talk with the pause after it, in milliseconds. */
  readonly everyMs: number;
  readonly idPrefix: string;
}

/** Writes a believable history, one talk after the other. No talk is repeated before all were used. */
export function chatter(options: Chatter): SeedMessage[] {
  const { random } = options;
  const messages: SeedMessage[] = [];
  let deck: Talk[] = [];
  let agoMs = options.fromMs;
  let build = randomInt(random, 1400, 1450);
  for (let number = 0; agoMs > options.toMs; number++) {
    if (deck.length === 0) deck = shuffled(random, options.talks);
    const talk = deck.pop() ?? options.talks[0];
    build += randomInt(random, 1, 3);
    const written = writeTalk(options, talk, `${options.idPrefix}-${number}`, agoMs, build);
    messages.push(...written.messages);
    agoMs = Math.min(written.endMs, agoMs - options.everyMs * (0.4 + randomInt(random, 0, 120) / 100));
  }
  return messages.filter((message) => message.ago !== '0s');
}

function writeTalk(options: Chatter, talk: Talk, id: string, fromMs: number, build: number) {
  const { random } = options;
  const cast = shuffled(random, options.people);
  const facts = { build: String(build), ...someFacts(random) };
  let agoMs = fromMs;
  const messages = talk.map((line, index): SeedMessage => {
    const [, inThread, role = 'A', text = ''] = /^(> )?(A|B|C|bot): (.*)$/s.exec(line) ?? [];
    const from = role === 'bot' ? options.bot : (cast['ABC'.indexOf(role)] ?? options.bot);
    if (index > 0) agoMs -= randomInt(random, 15, 240) * 1000;
    return {
      ...(index === 0 ? { id } : {}),
      ...(inThread ? { thread: id } : {}),
      from,
      ago: formatDuration(Math.max(0, agoMs)),
      text: fill(text, facts, cast),
    };
  });
  return { messages, endMs: agoMs - MINUTE_MS };
}

function someFacts(random: RandomSource): Record<string, string> {
  return {
    service: pick(random, SERVICES),
    test: pick(random, TESTS),
    ticket: `PLAN-${randomInt(random, 310, 498)}`,
    version: `v4.${randomInt(random, 2, 9)}.${randomInt(random, 0, 6)}`,
    minutes: String(randomInt(random, 3, 14)),
    hour: String(randomInt(random, 10, 17)),
    percent: String(randomInt(random, 2, 18) * 5),
    count: String(randomInt(random, 18, 140)),
    small: String(randomInt(random, 2, 8)),
    lines: String(randomInt(random, 12, 180)),
    tests: String(randomInt(random, 820, 990)),
  };
}

function fill(text: string, facts: Record<string, string>, cast: readonly string[]): string {
  return text.replace(/\{(\w+)(?::([ABC]))?\}/g, (whole, name: string, role: string | undefined) =>
    role === undefined ? (facts[name] ?? whole) : (cast['ABC'.indexOf(role)] ?? whole),
  );
}

function shuffled<T>(random: RandomSource, list: readonly T[]): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = randomInt(random, 0, index);
    const [one, two] = [copy[index], copy[other]];
    if (one === undefined || two === undefined) continue;
    copy[index] = two;
    copy[other] = one;
  }
  return copy;
}
