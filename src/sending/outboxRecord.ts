import { randomUUID } from 'node:crypto';
import { chatName, readSendTarget, threadOf } from './sendTarget';
import type { SendTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';

/** What is remembered of a send under way: enough to say what may have happened. No secret. */
export interface OutboxRecord {
  readonly id: string;
  readonly appName: string;
  /** Name of the chat as the person saw it. */
  readonly target: string;
  /** Into a thread of that chat. */
  readonly inThread?: boolean;
  readonly groupId?: string;
  /** How many messages were to be sent. */
  readonly parts: number;
  /** How many were certainly sent. */
  readonly sent: number;
  /** How many may have left: `sent` while the next one waits for its slot. Missing: one more than `sent`. */
  readonly handed?: number;
  readonly startedAtMs: number;
}

/** What a send sends, so that what is left of it can be sent later. */
export interface OutboxContent {
  /** Profile of the app; missing for webhooks. */
  readonly appId?: string;
  readonly target: SendTarget;
  readonly messages: readonly OutgoingMessage[];
}

/** A send that ended before all its messages were certainly sent. A person sends what is left, or discards it. */
export interface KeptSend extends OutboxRecord {
  /** With the messages that are left: first the one that may have arrived, if there is one. */
  readonly content: OutboxContent;
  /** `cut_off`: its window was closed or killed. */
  readonly why: 'cut_off' | 'failed';
  /** What the platform or the network said, in words. */
  readonly reason?: string;
  readonly endedAtMs: number;
}

/** A record on the disk, with what tells whether its send is still under way. */
export interface StoredRecord extends OutboxRecord {
  readonly content?: OutboxContent;
  readonly pid: number;
  readonly host: string;
  /** When the send last got on, in milliseconds since the epoch. */
  readonly touchedAtMs: number;
  /** Set once it has ended. */
  readonly kept?: Pick<KeptSend, 'why' | 'reason'>;
}

/** Characters of JSON. A picture of 200 kB can be chosen anew; texts and cards are kept. */
const CONTENT_MAX = 256 * 1024;

/** What a record is made of. */
interface NewRecord extends Required<Pick<OutboxRecord, 'appName' | 'parts' | 'handed'>> {
  readonly target: SendTarget;
}

/** The record of a send that begins. @param startedAtMs milliseconds since the epoch */
export function newRecord({ target, appName, parts, handed }: NewRecord, startedAtMs: number): OutboxRecord {
  return {
    id: randomUUID(),
    appName,
    target: chatName(target),
    ...(threadOf(target) === undefined ? {} : { inThread: true }),
    ...(target.kind === 'group' ? { groupId: target.groupId } : {}),
    parts,
    sent: 0,
    handed,
    startedAtMs,
  };
}

/** Content that is small enough to be kept. */
export function keepable(content: OutboxContent): OutboxContent | undefined {
  return JSON.stringify(content.messages).length <= CONTENT_MAX ? content : undefined;
}

/** Whether the message after those that were sent may have arrived, too. */
export function isUnsure({ sent, handed = sent + 1 }: OutboxRecord): boolean {
  return handed > sent;
}

/** What can be sent of a send that ended early: what certainly was not sent, and what may have been. */
export function leftOf(kept: KeptSend): {
  readonly unsent: readonly OutgoingMessage[];
  readonly unsure: readonly OutgoingMessage[];
} {
  const messages = kept.content.messages;
  const count = isUnsure(kept) ? 1 : 0;
  return { unsent: messages.slice(count), unsure: messages.slice(0, count) };
}

/** Whether both hold the same messages for the same chat, as when a person has sent again what had failed. */
export function isSame(a: OutboxContent, b: OutboxContent): boolean {
  return (
    a.appId === b.appId && JSON.stringify([chat(a), a.messages]) === JSON.stringify([chat(b), b.messages])
  );
}

function chat({ target }: OutboxContent): unknown[] {
  switch (target.kind) {
    case 'group':
      return [target.groupId, target.threadId];
    case 'person':
      return [target.employeeCode, target.threadId];
    case 'webhook':
      return [target.webhookId];
  }
}

/** Another version of the extension may have written what is stored. */
export function isStoredRecord(value: unknown): value is StoredRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return (
    ['id', 'appName', 'target', 'host'].every((key) => typeof record[key] === 'string') &&
    ['parts', 'sent', 'startedAtMs', 'touchedAtMs'].every((key) => typeof record[key] === 'number') &&
    Number.isSafeInteger(record['pid']) &&
    ['string', 'undefined'].includes(typeof record['groupId']) &&
    ['boolean', 'undefined'].includes(typeof record['inThread']) &&
    ['number', 'undefined'].includes(typeof record['handed']) &&
    (record['content'] === undefined || isContent(record['content'])) &&
    (record['kept'] === undefined || isEnding(record['kept']))
  );
}

function isContent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { target, messages, appId } = value as Readonly<Record<string, unknown>>;
  return (
    readSendTarget(target) !== undefined &&
    ['string', 'undefined'].includes(typeof appId) &&
    Array.isArray(messages) &&
    messages.every((message: unknown) => typeof message === 'object' && message !== null && 'tag' in message)
  );
}

function isEnding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { why, reason } = value as Readonly<Record<string, unknown>>;
  return (why === 'cut_off' || why === 'failed') && ['string', 'undefined'].includes(typeof reason);
}
