import type { QueuedInfo } from '../client/call/callOptions';
import type { Problem } from '../compose/model/problem';
import type { Form, Source } from '../compose/model/source';
import type { SuggestedForms } from '../compose/suggestForms';
import type { ConfirmationReason } from './confirmations';
import type { SendTarget } from './sendTarget';
import type { AskAboutProblem, OutgoingMessage } from './settle';

/** A chat that a file of the workspace has chosen: a repository must not redirect a person's messages unnoticed. */
export interface FirstUse {
  /** A name of the workspace's settings, or a file that holds the chat's id. */
  readonly chosenBy: 'name' | 'file';
  readonly name: string;
  /** Nobody has said yet that the workspace can be trusted. */
  readonly isRestricted: boolean;
  /** Called once the person has confirmed it. */
  readonly remember: () => Promise<void>;
}

export interface SendRequest {
  readonly sources: readonly Source[];
  /** Asked for when missing. */
  readonly target?: SendTarget | undefined;
  /** The best for each source when missing. */
  readonly form?: Form | undefined;
  /** Source and target were given by a command; see `ConfirmationFacts`. */
  readonly byCommand?: boolean | undefined;
  /** It was dropped on its target: what that is and what it is sent as, in words for the confirmation. */
  readonly dropped?: string | undefined;
  /** Profile of the app that the target was chosen with; the active one when missing. */
  readonly appId?: string | undefined;
  /** Missing where the person has chosen the target, or has confirmed it before. */
  readonly firstUse?: FirstUse | undefined;
}

export interface TargetQuestion {
  /** What the source can be sent as; missing where that is settled. */
  readonly forms?: SuggestedForms | undefined;
  readonly sourceCount: number;
  /** What the chat is chosen for, where nothing is sent to it now. */
  readonly title?: string | undefined;
}

export interface TargetAnswer {
  readonly target: SendTarget;
  /** Missing when the person left it as suggested. */
  readonly form?: Form | undefined;
  readonly firstUse?: FirstUse | undefined;
}

export interface ConfirmationQuestion {
  /** Never empty. */
  readonly reasons: readonly ConfirmationReason[];
  /** Name of the active app; `''` without one. */
  readonly appName: string;
  readonly target: SendTarget;
  readonly messageCount: number;
  /** What was dropped, in words; see {@link SendRequest.dropped}. */
  readonly dropped?: string | undefined;
  readonly messages: readonly OutgoingMessage[];
  readonly firstUse?: FirstUse | undefined;
}

/** How far a send has come. */
export interface SendProgress {
  /** The part that is sent next, from 0. */
  readonly part: number;
  readonly total: number;
  /** Where the part waits for the rate limit. */
  readonly queued?: QueuedInfo;
}

/** Runs the delivery and shows how far it is; its signal is aborted when the person cancels. */
export type ShowProgress = <T>(
  delivery: { readonly target: SendTarget; readonly total: number },
  work: (signal: AbortSignal, report: (progress: SendProgress) => void) => Promise<T>,
) => Promise<T>;

/**
 * What a send asks on its way. Dialogs are one set of answers; a composer, a message file or a test brings its own.
 */
export interface SendAsks {
  /** Where to send; only for a request without a target. Undefined: the person gave up. */
  readonly target: (question: TargetQuestion) => Promise<TargetAnswer | undefined>;
  readonly remedy: AskAboutProblem;
  /** Whether to send what is hard to take back; false: the person gave up. */
  readonly confirm: (question: ConfirmationQuestion) => Promise<boolean>;
  readonly progress: ShowProgress;
  /** Given what is worth noting and isn't asked about. */
  readonly onRemark?: (remark: Problem) => void;
}
