import { bodyText } from './body';
import type { FileProblem, MessageFile, TextRange } from './messageFile';

/** One replacement in the text of a file. */
export interface FileEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** A way out of a problem. Its words are the caller's, by the kind. */
export interface FileFix {
  readonly kind:
    | 'use_nearest'
    | 'escape'
    | 'add_variable'
    | 'remove_variable'
    | 'send_formatted'
    | 'send_as_card'
    | 'close_head';
  /** What the words name. */
  readonly name: string;
  readonly edits: readonly FileEdit[];
  readonly isPreferred: boolean;
}

/** What puts a problem right, the likeliest first. Empty where only the person knows. */
export function fixesFor(file: MessageFile, problem: FileProblem): FileFix[] {
  const { range } = problem;
  switch (problem.code) {
    case 'unknown_key':
    case 'bad_form':
    case 'bad_git_field':
    case 'unknown_target':
    case 'unknown_webhook':
      return nearestFix(file, range, problem.facts);
    case 'unknown_variable': {
      const { name } = problem.facts;
      const written = file.text.slice(range.offset, range.offset + range.length);
      return [
        ...nearestFix(file, range, problem.facts),
        addVariable(file, name),
        { kind: 'escape', name: written, edits: [{ range, text: `$${written}` }], isPreferred: false },
      ];
    }
    case 'unused_variable':
      return removal(file, problem.facts.name);
    case 'mentions_need_formatting':
      return file.as
        ? [
            {
              kind: 'send_formatted',
              name: 'formatted',
              edits: [{ range: file.as.range, text: 'formatted' }],
              isPreferred: true,
            },
          ]
        : [];
    case 'looks_like_card':
      return [{ kind: 'send_as_card', name: 'card', edits: [asCard(file)], isPreferred: true }];
    case 'open_head':
      return [{ kind: 'close_head', name: '---', edits: closing(file), isPreferred: true }];
    case 'bad_yaml':
    case 'head_not_a_map':
    case 'bad_to':
    case 'bad_thread':
    case 'bad_mention':
    case 'bad_variable':
    case 'bad_variable_name':
    case 'secret_name':
    case 'circle':
    case 'empty_body':
    case 'thread_in_webhook':
    case 'thread_of_other_app':
    case 'missing_value':
      return [];
  }
}

function nearestFix(
  { text }: MessageFile,
  range: TextRange,
  facts: {
    readonly nearest?: string | undefined;
    readonly key?: string;
    readonly form?: string;
    readonly field?: string;
    readonly word?: string;
    readonly name?: string;
  },
): FileFix[] {
  const { nearest } = facts;
  const written = facts.key ?? facts.form ?? facts.field ?? facts.word ?? facts.name;
  if (nearest === undefined || written === undefined) return [];
  const at = text.slice(range.offset, range.offset + range.length).lastIndexOf(written);
  if (at < 0) return [];
  const edit = { range: { offset: range.offset + at, length: written.length }, text: nearest };
  return [{ kind: 'use_nearest', name: nearest, edits: [edit], isPreferred: true }];
}

/** A variable that is asked for, as the last of those that there are. */
function addVariable(file: MessageFile, name: string): FileFix {
  const { text, head, variables } = file;
  const line = `  ${name}: { prompt: ${JSON.stringify(name)} }\n`;
  const last = variables.at(-1);
  const insert = (offset: number, added: string): FileEdit => ({ range: { offset, length: 0 }, text: added });
  const edit = (): FileEdit => {
    if (!head) return insert(0, `---\nvariables:\n${line}---\n`);
    const end = head.offset + head.length;
    if (!last) return insert(end, `variables:\n${line}`);
    const after = text.indexOf('\n', last.valueRange.offset + last.valueRange.length);
    return after < 0 || after >= end ? insert(end, line) : insert(after + 1, line);
  };
  return { kind: 'add_variable', name, edits: [edit()], isPreferred: false };
}

/** Only where the variable has lines of its own. */
function removal({ text, variables }: MessageFile, name: string): FileFix[] {
  const variable = variables.find((each) => each.name === name);
  if (!variable) return [];
  const from = text.lastIndexOf('\n', variable.range.offset) + 1;
  const newline = text.indexOf('\n', variable.valueRange.offset + variable.valueRange.length - 1);
  const isAlone = /^\s*["']?$/u.test(text.slice(from, variable.range.offset));
  if (newline < 0 || !isAlone || variables.length === 1) return [];
  const range = { offset: from, length: newline + 1 - from };
  return [{ kind: 'remove_variable', name, edits: [{ range, text: '' }], isPreferred: false }];
}

function asCard({ as, head }: MessageFile): FileEdit {
  if (as) return { range: as.range, text: 'card' };
  if (!head) return { range: { offset: 0, length: 0 }, text: '---\nas: card\n---\n' };
  return { range: { offset: head.offset + head.length, length: 0 }, text: 'as: card\n' };
}

/** Below the first lines that read as keys and values. */
function closing(file: MessageFile): FileEdit[] {
  const { text, head } = file;
  if (!head) return [];
  const [keys = ''] =
    /^(?:(?:[\w-]+:|[ \t]+\S|[ \t]*-\s|#)[^\n]*(?:\n|$))*/u.exec(text.slice(head.offset)) ?? [];
  const added = keys === '' || keys.endsWith('\n') ? '---\n' : '\n---\n';
  return bodyText(file) === ''
    ? [{ range: { offset: head.offset + keys.length, length: 0 }, text: added }]
    : [];
}
