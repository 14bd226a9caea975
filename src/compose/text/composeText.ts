import { TEXT_MAX_CHARACTERS, TEXT_WARN_BYTES } from '../../contract/limits';
import { TextFormat } from '../../contract/outbound';
import { splitText } from '../../cards/markdown/split/splitText';
import type { Content, Draft } from '../model/content';
import { failed } from '../model/content';
import { formattedHeading, plainHeading } from './heading';
import { mentionsIn, outsideFences, withKnownEveryone, withoutEveryone } from './mentions';
import { problem } from '../model/problem';
import type { Problem } from '../model/problem';
import type { ComposeOptions, Source, Target } from '../model/source';
import { sourceText, trimmed } from './sourceText';

/** More messages than this would flood a chat. A system account is blocked above 60 messages a minute. */
const PARTS_MAX = 50;

type TextForm = 'code' | 'text' | 'plain';

/** Makes one or more text messages. */
export function composeText(source: Source, form: TextForm, target: Target, options: ComposeOptions): Draft {
  const raw = sourceText(source);
  if (raw === undefined) return failed(problem('binary', {}, ['as_file']));
  const text = trimmed(form === 'text' ? withChosenMentions(raw, options) : raw);
  if (text.trim() === '') return failed(problem('empty', {}));

  const { content, format, problems } = withHeading(shape(text, form), source);
  const tooLong = content.length > TEXT_MAX_CHARACTERS;
  if (tooLong && content.length > PARTS_MAX * TEXT_MAX_CHARACTERS) {
    return failed(lengthProblem(content, Math.ceil(content.length / TEXT_MAX_CHARACTERS)));
  }
  const parts = splitText(content, { max: TEXT_MAX_CHARACTERS, formatted: format === TextFormat.markdown });
  if (tooLong && (!options.split || parts.length > PARTS_MAX)) {
    return failed(...problems, lengthProblem(content, parts.length));
  }
  return {
    contents: parts.map((part): Content => ({ kind: 'text', format, content: part })),
    problems: [...problems, ...bytesProblems(parts), ...mentionProblems(content, format, target)],
  };
}

function withChosenMentions(text: string, options: ComposeOptions): string {
  const known = options.fixMentionAll ? withKnownEveryone(text) : text;
  return options.removeMentionAll ? withoutEveryone(known) : known;
}

interface Shaped {
  readonly content: string;
  readonly format: 1 | 2;
  readonly problems: readonly Problem[];
}

function shape(text: string, form: TextForm): Shaped {
  if (form === 'plain') return { content: text, format: TextFormat.plain, problems: [] };
  if (form === 'text') return { content: text, format: TextFormat.markdown, problems: [] };
  const fence = fenceFor(text);
  // Plain text keeps every character. A fence that closes halfway wouldn't.
  if (fence === undefined) {
    return {
      content: text,
      format: TextFormat.plain,
      problems: [problem('fence_conflict', {}, ['as_file'])],
    };
  }
  return { content: `${fence}\n${text}\n${fence}`, format: TextFormat.markdown, problems: [] };
}

/** Puts the line above it that says where a text is from. */
function withHeading(shaped: Shaped, source: Source): Shaped {
  const heading = source.kind === 'text' ? source.heading : undefined;
  if (!heading) return shaped;
  const line = shaped.format === TextFormat.markdown ? formattedHeading(heading) : plainHeading(heading);
  return { ...shaped, content: `${line}\n${shaped.content}` };
}

function lengthProblem(content: string, parts: number): Problem {
  return problem(
    'too_long',
    { characters: content.length, limit: TEXT_MAX_CHARACTERS, parts },
    parts > PARTS_MAX ? ['as_file'] : ['split', 'as_file'],
  );
}

function bytesProblems(parts: readonly string[]): Problem[] {
  const bytes = Math.max(...parts.map((part) => Buffer.byteLength(part)));
  return bytes > TEXT_WARN_BYTES
    ? [problem('over_bytes', { bytes, limitBytes: TEXT_WARN_BYTES }, ['as_file'])]
    : [];
}

function mentionProblems(content: string, format: 1 | 2, target: Target): Problem[] {
  const all = mentionsIn(content);
  if (all.length === 0) return [];
  const live = format === TextFormat.markdown ? mentionsIn(outsideFences(content)) : [];
  const problems: Problem[] = [];
  const literal = all.length - live.length;
  if (literal > 0) problems.push(problem('mention_literal', { count: literal }, ['as_text']));
  if (live.length > 0 && target.kind === 'person') {
    problems.push(problem('mention_outside_group', { count: live.length }));
  }
  const unknown = live.find(({ known }) => !known);
  if (unknown) {
    const remedies = unknown.unknownEveryone ? (['fix_mention_all'] as const) : [];
    problems.push(problem('mention_unknown_target', { target: unknown.target }, remedies));
  }
  return problems;
}

/**
 * A fence that `code` can't close; undefined when the code contains both kinds. A fence counts anywhere in a line, because it isn't
 * documented where SeaTalk recognizes one.
 */
export function fenceFor(code: string): string | undefined {
  return ['```', '~~~'].find((fence) => !code.includes(fence));
}
