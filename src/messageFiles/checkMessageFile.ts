import { nearestName } from '../base/nearestName';
import { looksLikeCard } from '../cards/document/looksLikeCard';
import { bodyText, withoutFence } from './body';
import { GIT_FIELDS, fileProblem, formOf } from './messageFile';
import type { FileProblem, MessageFile, TextRange } from './messageFile';
import { isGitField, placeholdersIn } from './placeholders';
import type { Placeholder } from './placeholders';
import { resolveTo } from './resolveTo';
import type { ChatsKnown } from './resolveTo';
import { isSecretFile, looksSecret } from './secretNames';

/** All problems that show without a call and without the values of variables, in the order in which they stand. */
export function checkMessageFile(file: MessageFile, known: ChatsKnown): FileProblem[] {
  const to = resolveTo(file, known);
  return [
    ...file.problems,
    ...(to.state === 'problem' ? [to.problem] : []),
    ...bodyProblems(file),
    ...variableProblems(file),
  ].toSorted((one, other) => one.range.offset - other.range.offset);
}

function bodyProblems(file: MessageFile): FileProblem[] {
  const body = bodyText(file);
  if (body.trim() === '') {
    // An open front matter has swallowed the body.
    const isOpen = file.problems.some(({ code }) => code === 'open_head');
    return isOpen ? [] : [fileProblem('empty_body', file.body, {})];
  }
  const form = formOf(file);
  const [mention] = file.mentions;
  return [
    ...(mention && form !== 'formatted' ? [fileProblem('mentions_need_formatting', mention.range, {})] : []),
    ...(form === 'formatted' && isCard(body)
      ? [fileProblem('looks_like_card', lineAt(file, file.body.offset + body.search(/\S/u)), {})]
      : []),
  ];
}

function variableProblems(file: MessageFile): FileProblem[] {
  const names = file.variables.map(({ name }) => name);
  const used = new Set<string>();
  const problems: FileProblem[] = [];
  for (const { range, refers } of allPlaceholders(file)) {
    if (refers.kind === 'variable') {
      used.add(refers.name);
      if (!names.includes(refers.name)) {
        const nearest = nearestName(refers.name, names);
        problems.push(fileProblem('unknown_variable', range, { name: refers.name, nearest }));
      }
    } else problems.push(...sourceProblems(refers, range));
  }
  for (const { name, range, valueRange, spec } of file.variables) {
    if (!used.has(name)) problems.push(fileProblem('unused_variable', range, { name }));
    if (looksSecret(name)) problems.push(fileProblem('secret_name', range, { name }));
    if (spec.kind === 'env')
      problems.push(...sourceProblems({ kind: 'env', argument: spec.name }, valueRange));
    if (spec.kind === 'file')
      problems.push(...sourceProblems({ kind: 'file', argument: spec.path }, valueRange));
    if (isInCircle(file, name)) problems.push(fileProblem('circle', range, { name }));
  }
  return problems;
}

function sourceProblems(refers: Placeholder['refers'], range: TextRange): FileProblem[] {
  switch (refers.kind) {
    case 'env':
      return looksSecret(refers.argument)
        ? [fileProblem('secret_name', range, { name: refers.argument })]
        : [];
    case 'file':
      return isSecretFile(refers.argument)
        ? [fileProblem('secret_name', range, { name: refers.argument })]
        : [];
    case 'git': {
      const field = refers.argument;
      if (isGitField(field, GIT_FIELDS)) return [];
      return [fileProblem('bad_git_field', range, { field, nearest: nearestName(field, GIT_FIELDS) })];
    }
    case 'prompt':
    case 'variable':
    case 'escaped':
      return [];
  }
}

/** The placeholders of the body and of variables that are texts, in the order in which they stand. */
function allPlaceholders(file: MessageFile): Placeholder[] {
  const inVariables = file.variables.flatMap(({ spec, valueRange: { offset, length } }) =>
    spec.kind === 'text' ? placeholdersIn(file.text.slice(offset, offset + length), offset) : [],
  );
  return [...inVariables, ...placeholdersIn(bodyText(file), file.body.offset)];
}

/** Whether a variable needs its own value. */
function isInCircle({ variables }: MessageFile, name: string): boolean {
  const seen = new Set<string>();
  const queue = namesIn(name);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...namesIn(next));
  }
  return false;

  function namesIn(of: string): string[] {
    const spec = variables.find((variable) => variable.name === of)?.spec;
    if (spec?.kind !== 'text') return [];
    return placeholdersIn(spec.text).flatMap(({ refers }) =>
      refers.kind === 'variable' ? [refers.name] : [],
    );
  }
}

/** A text about cards isn't one. */
function isCard(body: string): boolean {
  const json = withoutFence(body).trim();
  return /^[{[]/u.test(json) && looksLikeCard(json);
}

function lineAt({ text }: MessageFile, offset: number): TextRange {
  const end = text.indexOf('\n', offset);
  return { offset, length: Math.max(1, (end < 0 ? text.length : end) - offset) };
}
