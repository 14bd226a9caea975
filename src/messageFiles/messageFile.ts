import type { Form } from '../compose/model/source';

/** A part of the text, in UTF-16 units. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** What a message file is sent as, by the words that it uses for it. */
export const FILE_FORMS = {
  formatted: 'text',
  plain: 'plain',
  code: 'code',
  card: 'card',
} as const satisfies Readonly<Record<string, Form>>;

export type FileForm = keyof typeof FILE_FORMS;

/** A chat as a file or a setting names it. Ids only: a webhook is named as its profile on this machine. */
export type ChatRef =
  /** A named target of the workspace, or an id whose kind shows by its shape. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'group'; readonly id: string }
  /** Employee code or email. */
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'webhook'; readonly name: string };

/** Facts of the commit that is checked out. */
export const GIT_FIELDS = ['branch', 'commit', 'shortCommit', 'author', 'subject'] as const;
export type GitField = (typeof GIT_FIELDS)[number];

/** Where the value of a variable comes from. */
export type VariableSpec =
  /** As it stands; may use other variables. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'prompt';
      readonly question: string;
      readonly fallback?: string | undefined;
      /** To choose from; anything may be typed where it is empty. */
      readonly options: readonly string[];
    }
  | { readonly kind: 'env'; readonly name: string; readonly fallback?: string | undefined }
  | { readonly kind: 'file'; readonly path: string; readonly fallback?: string | undefined }
  | { readonly kind: 'git'; readonly field: GitField; readonly fallback?: string | undefined };

export type Severity = 'error' | 'warning' | 'hint';

/** The problems with a file, each with the facts that its sentence needs. */
export interface ProblemFacts {
  /** The front matter isn't closed by a line of three dashes. */
  readonly open_head: Readonly<Record<string, never>>;
  /** `message` is the parser's, in English. */
  readonly bad_yaml: { readonly message: string };
  readonly head_not_a_map: Readonly<Record<string, never>>;
  readonly unknown_key: { readonly key: string; readonly nearest?: string | undefined };
  readonly bad_to: Readonly<Record<string, never>>;
  readonly bad_form: { readonly form: string; readonly nearest?: string | undefined };
  readonly bad_thread: Readonly<Record<string, never>>;
  readonly bad_mention: { readonly mention: string };
  readonly bad_variable: { readonly name: string };
  readonly bad_variable_name: { readonly name: string };
  readonly bad_git_field: { readonly field: string; readonly nearest?: string | undefined };
  /** A variable, an environment variable, or a file that secrets are kept in. */
  readonly secret_name: { readonly name: string };
  readonly unknown_variable: { readonly name: string; readonly nearest?: string | undefined };
  readonly unused_variable: { readonly name: string };
  readonly circle: { readonly name: string };
  readonly empty_body: Readonly<Record<string, never>>;
  /** Only formatted text can carry mentions. */
  readonly mentions_need_formatting: Readonly<Record<string, never>>;
  readonly looks_like_card: Readonly<Record<string, never>>;
  /** No target and no chat that is known has this name. */
  readonly unknown_target: { readonly word: string; readonly nearest?: string | undefined };
  readonly unknown_webhook: { readonly name: string; readonly nearest?: string | undefined };
  readonly thread_in_webhook: Readonly<Record<string, never>>;
  /** The ids of threads differ from app to app. */
  readonly thread_of_other_app: { readonly name: string };
  /** The value of a variable can't be had. */
  readonly missing_value: { readonly name: string; readonly reason: MissingReason };
}

/** Why a variable has no value. */
export type MissingReason =
  | 'env_unset'
  | 'env_restricted'
  | 'file_missing'
  | 'file_outside'
  | 'file_too_large'
  | 'file_binary'
  | 'no_folder'
  | 'no_git'
  | 'no_commit'
  | 'empty'
  /** It is one of the secrets that are kept for apps and webhooks. */
  | 'secret_value';

export type ProblemCode = keyof ProblemFacts;

/** A problem with a file. Switch on `code` to get its facts with their type. */
export type FileProblem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly range: TextRange;
    readonly facts: ProblemFacts[Code];
  };
}[ProblemCode];

const SEVERITIES: Partial<Record<ProblemCode, Severity>> = {
  unused_variable: 'hint',
  looks_like_card: 'warning',
};

/** Makes a problem; its code decides how bad it is. Only errors are in the way of a send. */
export function fileProblem<Code extends ProblemCode>(
  code: Code,
  range: TextRange,
  facts: ProblemFacts[Code],
): FileProblem {
  return { code, severity: SEVERITIES[code] ?? 'error', range, facts } as FileProblem;
}

/** A value of the front matter, and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly range: TextRange;
}

export interface Variable {
  readonly name: string;
  /** Of its name. */
  readonly range: TextRange;
  readonly valueRange: TextRange;
  readonly spec: VariableSpec;
}

/** A message file as far as it could be read. */
export interface MessageFile {
  readonly text: string;
  /** The front matter without its dashes; undefined where there is none. */
  readonly head?: TextRange | undefined;
  readonly body: TextRange;
  readonly to?: Placed<ChatRef> | undefined;
  readonly as?: Placed<FileForm> | undefined;
  readonly thread?: Placed<string> | undefined;
  readonly mentions: readonly Placed<string>[];
  readonly variables: readonly Variable[];
  /** What is wrong with how it is written. */
  readonly problems: readonly FileProblem[];
}

/** What the file is sent as. */
export function formOf({ as }: Pick<MessageFile, 'as'>): FileForm {
  return as?.value ?? 'formatted';
}
