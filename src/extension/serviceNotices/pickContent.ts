import * as vscode from 'vscode';
import { composeNotice, noticeOfTexts } from '../../compose/composeNotice';
import type { ComposedNotice, NoticeLanguage, NoticeText } from '../../compose/composeNotice';
import { CARD_LIMITS } from '../../contract/cardLimits';
import { LANGUAGES } from '../../contract/cards';
import type { PreviewSource } from '../../webview/cardPreview/protocol';
import { findDocument } from '../base/documents/openDocuments';
import { showRefusal } from '../base/notices';
import { askChoice, askText, heading, runWizard, take } from '../base/wizard';
import type { Choice, StepAnswer, StepPlace, WizardStep } from '../base/wizard';
import { cardFileRow, cardFiles } from '../cards/source/cardFileChoices';
import { readSource, sourceName } from '../cards/source/sourceText';
import { badNoticeWords, noticeLanguageWords } from './noticeWords';

type Picked =
  | { readonly kind: 'text' }
  | { readonly kind: 'source'; readonly source: PreviewSource }
  | { readonly kind: 'browse' };

/** The notice in a card; undefined, after showing why, when it can't be sent. */
export async function noticeIn(source: PreviewSource): Promise<ComposedNotice | undefined> {
  const read = await readSource(source);
  if (!read) {
    showRefusal(vscode.l10n.t('The file no longer exists.'));
    return undefined;
  }
  return composed(read.text);
}

/** Asks what to send. @param front a card that is in front, offered first. */
export async function askContent(
  front: PreviewSource | undefined,
  place: StepPlace,
): Promise<StepAnswer<ComposedNotice>> {
  const files = (await cardFiles()).filter((uri) => uri.toString() !== front?.uri);
  const fileChoice = (uri: vscode.Uri): Choice<Picked> => ({
    ...cardFileRow(uri),
    value: { kind: 'source', source: { uri: uri.toString() } },
  });
  const first: Choice<Picked>[] = front
    ? [
        {
          label: sourceName(front),
          description: vscode.l10n.t('active card'),
          iconPath: new vscode.ThemeIcon('json'),
          value: { kind: 'source', source: front },
        },
      ]
    : [];
  const answer = await askChoice<Picked>(
    {
      placeholder: vscode.l10n.t('Choose what to send'),
      items: [
        ...first,
        {
          label: vscode.l10n.t('Write Text…'),
          detail: vscode.l10n.t('A title and a text, in one language or several'),
          iconPath: new vscode.ThemeIcon('edit'),
          value: { kind: 'text' },
        },
        heading(vscode.l10n.t('card files')),
        ...files.map(fileChoice),
        {
          label: vscode.l10n.t('Another File…'),
          iconPath: new vscode.ThemeIcon('folder-opened'),
          value: { kind: 'browse' },
        },
      ],
    },
    place,
  );
  if (answer === 'back' || answer === 'cancel') return answer;
  const notice = await noticeOf(answer.value, place.title);
  return notice ? { value: notice } : 'cancel';
}

async function noticeOf(picked: Picked, title: string): Promise<ComposedNotice | undefined> {
  switch (picked.kind) {
    case 'text':
      return writeNotice(title);
    case 'source':
      return noticeIn(picked.source);
    case 'browse':
      return browse();
  }
}

async function browse(): Promise<ComposedNotice | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Service Notice'),
      openLabel: vscode.l10n.t('Choose'),
      filters: { JSON: ['json', 'jsonc'] },
    })) ?? [];
  const document = uri && (await findDocument(uri));
  return document && composed(document.getText());
}

function composed(text: string): ComposedNotice | undefined {
  const notice = composeNotice(text);
  if (notice.ok) return notice;
  showRefusal(badNoticeWords(notice));
  return undefined;
}

/** Asks for title and text, then for more languages until there are enough. */
async function writeNotice(title: string): Promise<ComposedNotice | undefined> {
  const languages: NoticeLanguage[] = ['default'];
  const texts = new Map<NoticeLanguage, NoticeText>();
  const keep = (language: NoticeLanguage, part: Partial<NoticeText>) =>
    texts.set(language, { title: '', text: '', ...texts.get(language), ...part });
  const steps = (): WizardStep[] => [
    ...languages.flatMap((language) => [
      async (place: StepPlace) =>
        take(await askTitle(language, texts.get(language), place), (entered) =>
          keep(language, { title: entered }),
        ),
      async (place: StepPlace) =>
        take(await askBody(language, texts.get(language), place), (entered) =>
          keep(language, { text: entered }),
        ),
    ]),
    async (place) => {
      const answer = await askLanguage(languages, place);
      if (answer === 'back' || answer === 'cancel') return answer;
      if (answer.value === 'done') return 'next';
      languages.push(answer.value);
      // Its title stands at this place now.
      return 'stay';
    },
  ];
  return (await runWizard(title, steps)) ? composed(noticeOfTexts(texts)) : undefined;
}

function askTitle(language: NoticeLanguage, known: NoticeText | undefined, place: StepPlace) {
  return askText(
    {
      prompt: vscode.l10n.t('Title ({0}); may be left empty', noticeLanguageWords(language)),
      value: known?.title ?? '',
      check: (text) => tooLong(text, CARD_LIMITS.titleText),
    },
    place,
  );
}

function askBody(language: NoticeLanguage, known: NoticeText | undefined, place: StepPlace) {
  return askText(
    {
      prompt: vscode.l10n.t(
        'Text ({0}). SeaTalk formatting such as **bold** works.',
        noticeLanguageWords(language),
      ),
      value: known?.text ?? '',
      check: (text) =>
        text === '' && (known?.title ?? '') === ''
          ? vscode.l10n.t('Enter a title or a text.')
          : tooLong(text, CARD_LIMITS.descriptionText),
    },
    place,
  );
}

function tooLong(text: string, limit: number): string | undefined {
  if (text.length <= limit) return undefined;
  return vscode.l10n.t('{0} characters; SeaTalk accepts up to {1}.', text.length, limit);
}

function askLanguage(languages: readonly NoticeLanguage[], place: StepPlace) {
  const rest = LANGUAGES.filter((language) => !languages.includes(language));
  return askChoice<NoticeLanguage | 'done'>(
    {
      placeholder: vscode.l10n.t('People get their own language where it is there, else the default'),
      items: [
        { label: vscode.l10n.t('Continue'), iconPath: new vscode.ThemeIcon('arrow-right'), value: 'done' },
        ...(rest.length > 0 ? [heading(vscode.l10n.t('add a language'))] : []),
        ...rest.map((language) => ({
          label: vscode.l10n.t('Add {0}…', noticeLanguageWords(language)),
          iconPath: new vscode.ThemeIcon('add'),
          value: language,
        })),
      ],
    },
    place,
  );
}
