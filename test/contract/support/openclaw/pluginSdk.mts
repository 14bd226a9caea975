// What `openclaw-seatalk` imports from its host, as far as the way of a message needs it. Nothing here knows of SeaTalk. A module that
// lacks a name doesn't load, so names that are only there to be imported throw when they are called.
import { report } from './reports';

export const DEFAULT_ACCOUNT_ID = 'default';
export const PAIRING_APPROVED_MESSAGE = 'Approved.';
export const DM_GROUP_ACCESS_REASON = { DM_POLICY_DISABLED: 'dm_policy_disabled' } as const;

export const defineChannelPluginEntry = <T,>(entry: T): T => entry;
export const buildChannelConfigSchema = <T,>(schema: T): T => schema;
export const normalizeAccountId = (id?: string) => id?.trim().toLowerCase() || DEFAULT_ACCOUNT_ID;

/** The log of the client is what it reports. */
export function getChildLogger({ module }: { readonly module: string }) {
  const log = (level: string) => (text: string, details?: Readonly<Record<string, unknown>>) =>
    report({ kind: 'log', module, level, text, details: details ?? {} });
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

/** Direct messages are open to all, or to those that the configuration lists. */
export function resolveDmGroupAccessWithLists(access: {
  readonly dmPolicy: string;
  readonly allowFrom: readonly string[];
  readonly isSenderAllowed: (allowed: readonly string[]) => boolean;
}) {
  const isAllowed = access.dmPolicy === 'open' || access.isSenderAllowed(access.allowFrom);
  return { decision: isAllowed ? 'allow' : 'block', reasonCode: 'dm_policy' };
}

/** A thread has a session of its own. */
export const resolveThreadSessionKeys = (session: {
  readonly baseSessionKey: string;
  readonly threadId?: string;
}) => ({
  sessionKey: session.threadId
    ? `${session.baseSessionKey}:thread:${session.threadId}`
    : session.baseSessionKey,
});

/** Nothing is kept from one run to the next, so that every thread is new and the client reads how it began. */
export const resolveStorePath = () => '';
export const readSessionUpdatedAt = () => undefined;

export const createChannelMessageReplyPipeline = (options: { readonly typing?: unknown }) => ({
  onModelSelected: () => undefined,
  typing: options.typing,
});

export const resolveSendableOutboundReplyParts = ({ text = '' }: { readonly text?: string }) => ({
  hasText: text.trim() !== '',
  trimmedText: text.trim(),
  hasMedia: false,
  mediaUrls: [],
});

export const createChannelPairingController = () => ({});
export const createPairingPrefixStripper = (prefix: RegExp) => (entry: string) => entry.replace(prefix, '');

const notHere = (name: string) => () => {
  throw new Error(`${name} is not part of the way of a message.`);
};
/** Called when the module loads, for a setup that nobody runs here. */
export const createStandardChannelSetupStatus = () => ({});
export const createTopLevelChannelDmPolicy = () => ({});
export const buildChannelOutboundSessionRoute = notHere('buildChannelOutboundSessionRoute');
export const buildThreadAwareOutboundSessionRoute = notHere('buildThreadAwareOutboundSessionRoute');
export const mergeAllowFromEntries = notHere('mergeAllowFromEntries');
export const resolveMediaBufferPath = notHere('resolveMediaBufferPath');
export const sendMediaWithLeadingCaption = notHere('sendMediaWithLeadingCaption');
export const stripChannelTargetPrefix = notHere('stripChannelTargetPrefix');
