import * as vscode from 'vscode';
import { compose } from '../../../compose/compose';
import { oneLine } from '../../../base/plainText';
import { checkMessageFile } from '../../../messageFiles/checkMessageFile';
import { expandBody } from '../../../messageFiles/expand';
import type { FileProblem, MessageFile, TextRange } from '../../../messageFiles/messageFile';
import { resolveTo } from '../../../messageFiles/resolveTo';
import type { ChatsKnown, ToResolved } from '../../../messageFiles/resolveTo';
import { toSource } from '../../../messageFiles/toSource';
import { composeTarget } from '../../../sending/sendTarget';
import type { OutgoingMessage } from '../../../sending/settle';
import type { MessageView, ProblemView } from '../../../webview/messagePreview/protocol';
import { problemWords } from '../../send/questions/askAboutProblem';
import { formWords } from '../../send/questions/pickForm';
import { targetWords } from '../../send/target/targetWords';
import type { Services } from '../../session/services';
import { fileProblemWords } from '../problemWords';
import { chatsKnown, readMessage } from '../readMessage';
import { nameOf } from '../sendMessageFile';
import { shownSources, valueSources } from '../values/valueSources';
import { previewEntries } from './previewEntries';

/** A preview, with the places in the file that its problems are about. */
export interface Previewed {
  readonly view: MessageView;
  readonly places: readonly (TextRange | undefined)[];
}

interface Found {
  readonly row: ProblemView;
  readonly place?: TextRange;
}

/** A message file as it would look, with everything that is in the way. Asks nobody, and reads nothing from the platform. */
export async function messageView(services: Services, document: vscode.TextDocument): Promise<Previewed> {
  const file = readMessage(document);
  const known = await chatsKnown(services, document.uri);
  const problems = checkMessageFile(file, known).filter(({ severity }) => severity !== 'hint');
  const to = resolveTo(file, known);
  const sources = valueSources(services, document, nameOf(document));
  const shown = shownSources(sources);
  // What is missing is a problem here, too, while the rest is shown.
  const real = await expandBody(file, { ...sources, prompt: shown.prompt });
  const missing = real.state === 'problems' ? real.problems : [];
  const body = real.state === 'expanded' ? real : await expandBody(file, shown);
  const { source, form } = toSource(file, body.state === 'expanded' ? body.text : '', nameOf(document));
  const target = to.state === 'found' ? composeTarget(to.target) : ({ kind: 'group' } as const);
  const isEmpty = problems.some(({ code }) => code === 'empty_body');
  const composed = isEmpty ? { messages: [], problems: [] } : compose(source, form, target, { split: true });
  const found: Found[] = [
    ...[...problems, ...missing].map((problem): Found => ({ row: rowOf(problem), place: problem.range })),
    ...composed.problems.map((problem): Found => ({
      row: { words: problemWords(problem), severity: problem.severity, hasPlace: false },
    })),
  ];
  const view = viewOf(services, file, known, to, composed.messages, formWords(form));
  return {
    view: { ...view, problems: found.map(({ row }) => row) },
    places: found.map(({ place }) => place),
  };
}

function viewOf(
  { apps, clock }: Services,
  file: MessageFile,
  known: ChatsKnown,
  to: ToResolved,
  messages: readonly OutgoingMessage[],
  form: string,
): Omit<MessageView, 'problems'> {
  const count = messages.length;
  const sender = { id: '', name: oneLine(senderName(apps, to), 80), kind: 'bot' } as const;
  return {
    to: toWords(file, to),
    about: count > 1 ? vscode.l10n.t('{0}, {1} messages', form, count) : form,
    send: to.state === 'none' ? vscode.l10n.t('Send to…') : vscode.l10n.t('Send'),
    empty: vscode.l10n.t('Nothing to show yet.'),
    ...previewEntries(messages, sender, clock.now(), namesOf(known)),
  };
}

function senderName(apps: Services['apps'], to: ToResolved): string {
  if (to.state === 'found' && to.target.kind === 'webhook') return to.target.name;
  return apps.active?.name ?? vscode.l10n.t('Your bot');
}

function toWords({ to: written }: MessageFile, to: ToResolved): string {
  switch (to.state) {
    case 'none':
      return vscode.l10n.t('No chat chosen yet');
    case 'look_up':
      return oneLine(to.email, 80);
    case 'problem':
      return written?.value.kind === 'word' ? oneLine(written.value.word, 80) : vscode.l10n.t('No such chat');
    case 'found': {
      const chat = oneLine(targetWords(to.target), 80);
      return to.named ? `${to.named.name} (${chat})` : chat;
    }
  }
}

function rowOf(problem: FileProblem): ProblemView {
  return {
    words: fileProblemWords(problem),
    severity: problem.severity === 'error' ? 'error' : 'warning',
    hasPlace: true,
  };
}

function namesOf({ people }: ChatsKnown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    people.flatMap(({ name, email, seatalkId }) =>
      name === undefined
        ? []
        : [email, seatalkId].flatMap((id) => (id === undefined ? [] : [[id, oneLine(name, 80)]])),
    ),
  );
}
